"""What the living page /kieu-dang/ shows: every component of the plug-in, in every state that it has."""

from portal.components import documents, forms, lists
from portal.components.parts import Component, State

COMPONENTS: list[Component] = [*documents.COMPONENTS, *lists.COMPONENTS, *forms.COMPONENTS]

__all__ = ["COMPONENTS", "Component", "State"]
