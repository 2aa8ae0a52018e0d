"""The plug-in as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class KehoachCmsConfig(AppConfig):
    """One app for all rooms; its label and its key type never change with the host."""

    name = "kehoach_cms"
    label = "kehoach_cms"
    verbose_name = "Kế hoạch CMS"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the checks, the steps of publishing and the handlers that start them."""
        from kehoach_cms import checks  # noqa: F401
        from kehoach_cms.documents.services import CITATIONS_STEP, OVERTAKEN_STEP, REGISTER_STEP
        from kehoach_cms.pages import signals
        from kehoach_cms.pages.services import ENTRY_STEP, register_step, retopic
        from kehoach_cms.plans.services import DUTIES_STEP, TASKS_STEP
        from kehoach_cms.related import later
        from kehoach_cms.related.services import RELATED_STEP
        from kehoach_cms.search.schema import TRIM_STEP, after_migrate
        from kehoach_cms.topics.services import listen

        facts = (REGISTER_STEP, TASKS_STEP, DUTIES_STEP, CITATIONS_STEP)
        for step in (*facts, ENTRY_STEP, OVERTAKEN_STEP, RELATED_STEP, TRIM_STEP):
            register_step(step)
        listen(retopic)
        signals.connect()
        later.connect()
        post_migrate.connect(after_migrate, sender=self, dispatch_uid="kehoach_search")
