"""Every model of every room, by name: where Django looks for an app's models."""

from kehoach_cms.activities.models import ActivityIndexPage, ActivityPage, ActivityTask
from kehoach_cms.comments.guard.models import AddressSecret, RateBucket, TextTrace, WatchedPhrase
from kehoach_cms.comments.models import Comment, CommentEvent, CommentReport, CommentTally
from kehoach_cms.comments.moderation.models import CannedText, CommentOriginal, ModeratorMail
from kehoach_cms.comments.privacy.models import CommentMail, ConsentText, PersonRequest, Subscription
from kehoach_cms.documents.models import Citation, DocumentRelation, FileText, OfficialDocument
from kehoach_cms.documents.pages import DirectiveIndexPage, DirectivePage, OriginalFile, PageReference
from kehoach_cms.galleries.models import GalleryIndexPage, GalleryPage, GalleryPicture
from kehoach_cms.importing.models import ImportRecord
from kehoach_cms.news.models import NewsIndexPage, NewsPage
from kehoach_cms.pages.models import EntryDocument, EntryTopic, EntryUnit, PageEntry, SiteProfile
from kehoach_cms.plans.models import Duty, DutyResult, ProgressUpdate, Task, TaskProgress, TaskUnit
from kehoach_cms.plans.pages import PlanIndexPage, PlanPage
from kehoach_cms.related.models import RelatedDocument, RelatedPage, RelatedPick, RelatedTerm, TermCount
from kehoach_cms.search.models import EntryChange
from kehoach_cms.topics.models import Keyword, PageKeyword, PageTopic, Topic, TopicAddress, TopicName, TopicSynonym
from kehoach_cms.units.models import Unit, UnitName

__all__ = [
    "ActivityIndexPage",
    "ActivityPage",
    "ActivityTask",
    "AddressSecret",
    "CannedText",
    "Citation",
    "Comment",
    "CommentEvent",
    "CommentMail",
    "CommentOriginal",
    "CommentReport",
    "CommentTally",
    "ConsentText",
    "DirectiveIndexPage",
    "DirectivePage",
    "DocumentRelation",
    "Duty",
    "DutyResult",
    "EntryChange",
    "EntryDocument",
    "EntryTopic",
    "EntryUnit",
    "FileText",
    "GalleryIndexPage",
    "GalleryPage",
    "GalleryPicture",
    "ImportRecord",
    "Keyword",
    "ModeratorMail",
    "NewsIndexPage",
    "NewsPage",
    "OfficialDocument",
    "OriginalFile",
    "PageEntry",
    "PageKeyword",
    "PageReference",
    "PageTopic",
    "PersonRequest",
    "PlanIndexPage",
    "PlanPage",
    "ProgressUpdate",
    "RateBucket",
    "RelatedDocument",
    "RelatedPage",
    "RelatedPick",
    "RelatedTerm",
    "SiteProfile",
    "Subscription",
    "Task",
    "TaskProgress",
    "TaskUnit",
    "TermCount",
    "TextTrace",
    "Topic",
    "TopicAddress",
    "TopicName",
    "TopicSynonym",
    "Unit",
    "UnitName",
    "WatchedPhrase",
]
