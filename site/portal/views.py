"""The living page of the plug-in's components; in the demo only."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal.components import COMPONENTS, Component, State


def _drawn(component: Component, state: State, request: HttpRequest) -> dict[str, str]:
    return {"name": state.name, "html": render_to_string(component.path, state.context, request)}


class PasswordForm(forms.Form):
    """What Wagtail gives to the template that asks for a page's password."""

    password = forms.CharField()
    return_url = forms.CharField(widget=forms.HiddenInput, required=False)


#: Whole pages that no address leads to: name, template, context.
FAULTS: dict[str, tuple[str, str, dict[str, object]]] = {
    "404": ("Không tìm thấy trang", "404.html", {}),
    "500": ("Cổng gặp sự cố", "500.html", {}),
    "mat-khau": (
        "Trang có mật khẩu",
        "kehoach_cms/pages/password_required.html",
        {"form": PasswordForm(), "action_url": "#"},
    ),
    "sai-mat-khau": (
        "Sai mật khẩu",
        "kehoach_cms/pages/password_required.html",
        {"form": PasswordForm({}), "action_url": "#"},
    ),
}


@require_safe
def fault(request: HttpRequest, name: str) -> HttpResponse:
    """`/kieu-dang/404/`: what a reader sees where there is nothing to see."""
    if name not in FAULTS:
        raise Http404
    _title, template, context = FAULTS[name]
    # Without a token no cookie is set: these pages are looked at as every reader's page.
    return render(request, template, {**context, "csrf_token": "NOTPROVIDED"})


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """`/kieu-dang/`: every component in every state; those that need a page of their own are linked."""
    sections = []
    for component in COMPONENTS:
        shown = component.states[:1] if component.alone else component.states
        sections.append(
            {
                "component": component,
                "states": [_drawn(component, state, request) for state in shown],
                "elsewhere": [
                    {"title": state.name, "url": reverse("component_state", args=[component.key, place])}
                    for place, state in enumerate(component.states[len(shown) :], start=len(shown) + 1)
                ],
            }
        )
    faults = [{"title": title, "url": reverse("fault", args=[name])} for name, (title, _, _) in FAULTS.items()]
    return render(request, "portal/components.html", {"sections": sections, "faults": faults})


@require_safe
def component_state(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """`/kieu-dang/<component>/<number>/`: one state on a page of its own."""
    component = next((item for item in COMPONENTS if item.key == key), None)
    if component is None or not 1 <= number <= len(component.states):
        raise Http404
    state = _drawn(component, component.states[number - 1], request)
    section = {"component": component, "states": [state], "elsewhere": []}
    return render(request, "portal/components.html", {"sections": [section]})
