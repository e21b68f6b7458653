"""The words of the register as enumerations, each with its Vietnamese label. Rules and facts share these alone."""

from enum import StrEnum


class OrganisationKind(StrEnum):
    """Kinds of Party organisation (rules/members.md a.1)."""

    PROVINCIAL_COMMITTEE = "provincial_committee"
    UPPER_COMMITTEE = "upper_committee"
    GRASSROOTS_COMMITTEE = "grassroots_committee"
    GRASSROOTS_CELL = "grassroots_cell"
    SUB_COMMITTEE = "sub_committee"
    CELL = "cell"
    PARTY_GROUP = "party_group"


KIND_LABELS: dict[OrganisationKind, str] = {
    OrganisationKind.PROVINCIAL_COMMITTEE: "Đảng bộ trực thuộc Trung ương",
    OrganisationKind.UPPER_COMMITTEE: "Đảng bộ cấp trên trực tiếp của cơ sở",
    OrganisationKind.GRASSROOTS_COMMITTEE: "Đảng bộ cơ sở",
    OrganisationKind.GRASSROOTS_CELL: "Chi bộ cơ sở",
    OrganisationKind.SUB_COMMITTEE: "Đảng bộ bộ phận",
    OrganisationKind.CELL: "Chi bộ trực thuộc",
    OrganisationKind.PARTY_GROUP: "Tổ đảng",
}

GRASSROOTS_KINDS = (OrganisationKind.GRASSROOTS_COMMITTEE, OrganisationKind.GRASSROOTS_CELL)
CELL_KINDS = (OrganisationKind.GRASSROOTS_CELL, OrganisationKind.CELL)


class UnitSector(StrEnum):
    """Kind of the unit in which an organisation stands (loại hình đơn vị)."""

    STATE_AGENCY = "state_agency"
    PARTY_AGENCY = "party_agency"
    PUBLIC_SERVICE = "public_service"
    STATE_ENTERPRISE = "state_enterprise"
    PRIVATE_ENTERPRISE = "private_enterprise"
    SCHOOL = "school"
    COMMUNE = "commune"
    RESIDENTIAL = "residential"
    ARMED_FORCES = "armed_forces"
    POLICE = "police"
    OTHER = "other"


SECTOR_LABELS: dict[UnitSector, str] = {
    UnitSector.STATE_AGENCY: "Cơ quan hành chính",
    UnitSector.PARTY_AGENCY: "Cơ quan đảng, đoàn thể",
    UnitSector.PUBLIC_SERVICE: "Đơn vị sự nghiệp",
    UnitSector.STATE_ENTERPRISE: "Doanh nghiệp nhà nước",
    UnitSector.PRIVATE_ENTERPRISE: "Doanh nghiệp ngoài nhà nước",
    UnitSector.SCHOOL: "Trường học",
    UnitSector.COMMUNE: "Xã, phường, đặc khu",
    UnitSector.RESIDENTIAL: "Thôn, tổ dân phố",
    UnitSector.ARMED_FORCES: "Quân đội",
    UnitSector.POLICE: "Công an",
    UnitSector.OTHER: "Loại hình khác",
}


class Standing(StrEnum):
    """Standing of a member (rules/members.md c.3)."""

    PROBATIONARY = "probationary"
    OFFICIAL = "official"


STANDING_LABELS: dict[Standing, str] = {
    Standing.PROBATIONARY: "Dự bị",
    Standing.OFFICIAL: "Chính thức",
}


class Activity(StrEnum):
    """How a member takes part in the activity of the cell."""

    NORMAL = "normal"
    EXEMPT = "exempt"
    AWAY = "away"
    SUSPENDED = "suspended"


ACTIVITY_LABELS: dict[Activity, str] = {
    Activity.NORMAL: "Thường xuyên",
    Activity.EXEMPT: "Được miễn",
    Activity.AWAY: "Tạm chuyển đi",
    Activity.SUSPENDED: "Đình chỉ sinh hoạt",
}


class EntryCause(StrEnum):
    """Why a stretch of membership begins."""

    OPENING = "opening"
    ADMITTED = "admitted"
    READMITTED = "readmitted"
    RESTORED = "restored"
    TRANSFERRED_IN = "transferred_in"
    CHANGED = "changed"


ENTRY_LABELS: dict[EntryCause, str] = {
    EntryCause.OPENING: "Có từ trước khi lập sổ",
    EntryCause.ADMITTED: "Kết nạp",
    EntryCause.READMITTED: "Kết nạp lại",
    EntryCause.RESTORED: "Phục hồi quyền đảng viên",
    EntryCause.TRANSFERRED_IN: "Chuyển sinh hoạt đến",
    EntryCause.CHANGED: "Đổi tư cách hoặc tình trạng",
}


class ExitCause(StrEnum):
    """Why a stretch of membership ends."""

    TRANSFERRED_OUT = "transferred_out"
    DIED = "died"
    EXPELLED = "expelled"
    DELETED = "deleted"
    RESIGNED = "resigned"
    CHANGED = "changed"


EXIT_LABELS: dict[ExitCause, str] = {
    ExitCause.TRANSFERRED_OUT: "Chuyển sinh hoạt đi",
    ExitCause.DIED: "Từ trần",
    ExitCause.EXPELLED: "Khai trừ",
    ExitCause.DELETED: "Xóa tên",
    ExitCause.RESIGNED: "Xin ra khỏi Đảng",
    ExitCause.CHANGED: "Đổi tư cách hoặc tình trạng",
}


class TheoryLevel(StrEnum):
    """Political theory levels, lowest first (rules/members.md e)."""

    ELEMENTARY = "elementary"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"
    BACHELOR = "bachelor"


THEORY_LABELS: dict[TheoryLevel, str] = {
    TheoryLevel.ELEMENTARY: "Sơ cấp",
    TheoryLevel.INTERMEDIATE: "Trung cấp",
    TheoryLevel.ADVANCED: "Cao cấp",
    TheoryLevel.BACHELOR: "Cử nhân",
}


class ProfessionalLevel(StrEnum):
    """Professional qualifications, lowest first."""

    ELEMENTARY = "elementary"
    SECONDARY = "secondary"
    COLLEGE = "college"
    UNIVERSITY = "university"
    MASTER = "master"
    DOCTOR = "doctor"


PROFESSIONAL_LABELS: dict[ProfessionalLevel, str] = {
    ProfessionalLevel.ELEMENTARY: "Sơ cấp",
    ProfessionalLevel.SECONDARY: "Trung cấp",
    ProfessionalLevel.COLLEGE: "Cao đẳng",
    ProfessionalLevel.UNIVERSITY: "Đại học",
    ProfessionalLevel.MASTER: "Thạc sĩ",
    ProfessionalLevel.DOCTOR: "Tiến sĩ",
}

DEGREE_LEVELS = (ProfessionalLevel.UNIVERSITY, ProfessionalLevel.MASTER, ProfessionalLevel.DOCTOR)


class GeneralLevel(StrEnum):
    """General schooling, lowest first."""

    LITERATE = "literate"
    PRIMARY = "primary"
    LOWER_SECONDARY = "lower_secondary"
    UPPER_SECONDARY = "upper_secondary"


GENERAL_LABELS: dict[GeneralLevel, str] = {
    GeneralLevel.LITERATE: "Biết đọc, biết viết",
    GeneralLevel.PRIMARY: "Tiểu học",
    GeneralLevel.LOWER_SECONDARY: "Trung học cơ sở",
    GeneralLevel.UPPER_SECONDARY: "Trung học phổ thông",
}
