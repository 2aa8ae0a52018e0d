"""Reads Vietnamese official text: numbers, dates, deadlines, citations, tasks, whole documents.

Pure Python: imports no Django, no Wagtail and nothing of the other rooms.
"""
