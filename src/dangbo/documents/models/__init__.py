"""The facts of documents: issuers, series and numbers, templates, drafts to issue, incoming papers, files, search."""

from dangbo.documents.models.documents import (
    OUT_STATES,
    ApprovalState,
    ApprovalStep,
    Document,
    DocumentRelation,
    DocumentState,
    DraftVersion,
    RecipientOrganisation,
    RelationKind,
    ReviewComment,
)
from dangbo.documents.models.files import Dispatch, FileForm, StoredFile
from dangbo.documents.models.incoming import (
    Channel,
    IncomingCounter,
    IncomingDocument,
    IncomingState,
    ReadReceipt,
)
from dangbo.documents.models.numbering import (
    BODY_LABELS,
    CongressPeriod,
    Issuer,
    NumberingPolicy,
    NumberSeries,
    SeriesNumber,
)
from dangbo.documents.models.search import EntryState, HolderPart, SearchEntry, SearchHolder
from dangbo.documents.models.templates import DocumentTemplate

__all__ = [
    "BODY_LABELS",
    "OUT_STATES",
    "ApprovalState",
    "ApprovalStep",
    "Channel",
    "CongressPeriod",
    "Dispatch",
    "Document",
    "DocumentRelation",
    "DocumentState",
    "DocumentTemplate",
    "DraftVersion",
    "EntryState",
    "FileForm",
    "HolderPart",
    "IncomingCounter",
    "IncomingDocument",
    "IncomingState",
    "Issuer",
    "NumberSeries",
    "NumberingPolicy",
    "ReadReceipt",
    "RecipientOrganisation",
    "RelationKind",
    "ReviewComment",
    "SearchEntry",
    "SearchHolder",
    "SeriesNumber",
    "StoredFile",
]
