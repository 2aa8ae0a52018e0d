"""Measures a page of a Django project in this process: requests a second, processor time, percentiles."""

import time
from typing import Any


def pressed(client: Any, url: str, seconds: float) -> dict[str, float]:
    """Get a page again and again for a while; times in milliseconds."""
    for _each in range(3):
        assert client.get(url).status_code == 200, url
    times: list[float] = []
    begin, used = time.perf_counter(), time.process_time()
    while time.perf_counter() - begin < seconds or len(times) < 5:
        start = time.perf_counter()
        client.get(url)
        times.append((time.perf_counter() - start) * 1000)
    wall, processor = time.perf_counter() - begin, time.process_time() - used
    times.sort()
    return {
        "requests_a_second": round(len(times) / wall, 1),
        "processor_ms": round(processor / len(times) * 1000, 2),
        "median_ms": round(times[len(times) // 2], 2),
        "p95_ms": round(times[min(len(times) - 1, int(len(times) * 0.95))], 2),
    }
