"""What the roles of an office may do. A role reaches its organisation and all below it (design §6)."""

from enum import StrEnum


class Role(StrEnum):
    """The roles of design §6."""

    SYSTEM_ADMINISTRATOR = "system_administrator"
    ORGANISATION_BOARD = "organisation_board"
    OFFICE = "office"
    INSPECTION_COMMISSION = "inspection_commission"
    SECRETARY = "secretary"
    COMMITTEE_MEMBER = "committee_member"
    TELLER = "teller"
    DELEGATE = "delegate"
    EDITOR = "editor"
    MEMBER = "member"
    READER = "reader"


ROLE_LABELS = {
    Role.SYSTEM_ADMINISTRATOR: "Quản trị hệ thống",
    Role.ORGANISATION_BOARD: "Ban Tổ chức",
    Role.OFFICE: "Văn phòng",
    Role.INSPECTION_COMMISSION: "Ủy ban kiểm tra",
    Role.SECRETARY: "Bí thư",
    Role.COMMITTEE_MEMBER: "Cấp ủy viên",
    Role.TELLER: "Ban kiểm phiếu",
    Role.DELEGATE: "Đại biểu",
    Role.EDITOR: "Biên tập trang tin",
    Role.MEMBER: "Đảng viên",
    Role.READER: "Người xem",
}


class Permission(StrEnum):
    """One thing that a role may or may not do within its organisation."""

    SEE_ORGANISATIONS = "see_organisations"
    CHANGE_ORGANISATIONS = "change_organisations"
    SEE_FIGURES = "see_figures"
    SEE_MEMBERS = "see_members"
    SEE_SENSITIVE = "see_sensitive"  # religion, family, income, relations abroad, discipline
    OPEN_NUMBERS = "open_numbers"  # citizen and card numbers in full; each opening is journaled
    CHANGE_MEMBERS = "change_members"
    IMPORT = "import"
    EXPORT = "export"
    SEE_REPORTS = "see_reports"
    EDIT_REPORTS = "edit_reports"
    CLOSE_REPORTS = "close_reports"
    SEE_JOURNAL = "see_journal"
    SEE_SETTINGS = "see_settings"
    CHANGE_SETTINGS = "change_settings"
    MANAGE_ACCOUNTS = "manage_accounts"
    USE_API = "use_api"
    SEE_DOCUMENTS = "see_documents"  # issued documents and those that came to the organisation
    DRAFT_DOCUMENTS = "draft_documents"  # also see drafts
    ISSUE_DOCUMENTS = "issue_documents"  # give numbers, send, cancel
    KEEP_REGISTERS = "keep_registers"  # enter incoming documents, forward, set due dates
    EDIT_TEMPLATES = "edit_templates"  # templates, issuers, ways of counting
    SEE_ELECTIONS = "see_elections"
    PREPARE_ELECTIONS = "prepare_elections"  # meetings, rolls, lists, tellers, closing the vote
    COUNT_BALLOTS = "count_ballots"  # as a teller only in meetings of the very organisation of the role
    ANNOUNCE_RESULTS = "announce_results"  # also write those elected into the register, and what the superior answers
    SEE_CONGRESSES = "see_congresses"
    PREPARE_CONGRESSES = "prepare_congresses"  # rounds, plans, groups, papers, personnel, delegates
    REVIEW_CONGRESSES = "review_congresses"  # as the superior: appraise, review, approve days and results
    RUN_CONGRESSES = "run_congresses"  # the day itself: check-in, agenda, speakers, votes, minutes


_EVERYBODY = frozenset({Permission.SEE_ORGANISATIONS, Permission.SEE_FIGURES, Permission.SEE_SETTINGS})
_COMMITTEE = _EVERYBODY | {
    Permission.SEE_MEMBERS,
    Permission.SEE_REPORTS,
    Permission.USE_API,
    Permission.SEE_DOCUMENTS,
    Permission.DRAFT_DOCUMENTS,
    Permission.SEE_ELECTIONS,
    Permission.SEE_CONGRESSES,
}
_CLERK = frozenset({Permission.ISSUE_DOCUMENTS, Permission.KEEP_REGISTERS, Permission.EDIT_TEMPLATES})
_ELECTIONS = frozenset({Permission.PREPARE_ELECTIONS, Permission.ANNOUNCE_RESULTS})
_CONGRESSES = frozenset({Permission.PREPARE_CONGRESSES, Permission.REVIEW_CONGRESSES, Permission.RUN_CONGRESSES})
_KEEPER = _COMMITTEE | {
    Permission.SEE_SENSITIVE,
    Permission.OPEN_NUMBERS,
    Permission.CHANGE_MEMBERS,
    Permission.IMPORT,
    Permission.EXPORT,
    Permission.EDIT_REPORTS,
    Permission.CLOSE_REPORTS,
}

GRANTED: dict[Role, frozenset[Permission]] = {
    Role.SYSTEM_ADMINISTRATOR: _EVERYBODY
    | {
        Permission.SEE_JOURNAL,
        Permission.CHANGE_SETTINGS,
        Permission.MANAGE_ACCOUNTS,
    },
    Role.ORGANISATION_BOARD: _KEEPER
    | _CLERK
    | _ELECTIONS
    | _CONGRESSES
    | {
        Permission.CHANGE_ORGANISATIONS,
        Permission.SEE_JOURNAL,
        Permission.CHANGE_SETTINGS,
        Permission.COUNT_BALLOTS,
    },
    Role.OFFICE: _COMMITTEE
    | _CLERK
    | _ELECTIONS
    | _CONGRESSES
    | {Permission.EXPORT, Permission.EDIT_REPORTS, Permission.CLOSE_REPORTS},
    Role.INSPECTION_COMMISSION: _COMMITTEE
    | {Permission.SEE_SENSITIVE, Permission.EXPORT, Permission.SEE_JOURNAL, Permission.REVIEW_CONGRESSES},
    Role.SECRETARY: _KEEPER | _CLERK | _ELECTIONS | _CONGRESSES | {Permission.COUNT_BALLOTS},
    Role.COMMITTEE_MEMBER: _COMMITTEE,
    Role.TELLER: _EVERYBODY | {Permission.SEE_ELECTIONS, Permission.COUNT_BALLOTS},
    Role.DELEGATE: _EVERYBODY | {Permission.SEE_DOCUMENTS},
    Role.EDITOR: _EVERYBODY | {Permission.SEE_REPORTS, Permission.SEE_DOCUMENTS},
    Role.MEMBER: _EVERYBODY | {Permission.SEE_DOCUMENTS},
    Role.READER: frozenset({Permission.SEE_FIGURES, Permission.SEE_ORGANISATIONS}),
}

CHANGES_OTHERS_DATA = frozenset(
    {
        Permission.CHANGE_ORGANISATIONS,
        Permission.CHANGE_MEMBERS,
        Permission.IMPORT,
        Permission.CLOSE_REPORTS,
        Permission.CHANGE_SETTINGS,
        Permission.MANAGE_ACCOUNTS,
        Permission.ISSUE_DOCUMENTS,
        Permission.ANNOUNCE_RESULTS,
    }
)


def roles_granting(permission: Permission) -> list[Role]:
    """The roles that may do a thing."""
    return [role for role, permissions in GRANTED.items() if permission in permissions]
