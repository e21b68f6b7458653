"""The columns of a list of organisations."""

from dangbo.registry.exchange.fields import Field, FieldKind
from dangbo.rules.vocabulary import KIND_LABELS, SECTOR_LABELS, OrganisationKind, UnitSector

K = FieldKind

ORGANISATION_FIELDS: tuple[Field, ...] = (
    Field("code", "Mã tổ chức", aliases=("mã", "mã số"), required=True, longest=60),
    Field(
        "name",
        "Tên tổ chức",
        aliases=("tên", "tên tổ chức đảng", "tên chi bộ", "tên đảng bộ"),
        required=True,
        longest=250,
    ),
    Field("short_name", "Tên viết tắt", aliases=("tên gọn",), longest=120),
    Field(
        "kind",
        "Loại tổ chức",
        K.CHOICE,
        ("loại", "cấp"),
        labels={kind.value: KIND_LABELS[kind] for kind in OrganisationKind},
        synonyms={
            "chi bo": "cell",
            "dang bo": "grassroots_committee",
            "dang uy khoi": "upper_committee",
            "dang bo khoi": "upper_committee",
        },
        required=True,
    ),
    Field(
        "sector",
        "Loại hình đơn vị",
        K.CHOICE,
        ("loại hình",),
        labels={sector.value: SECTOR_LABELS[sector] for sector in UnitSector},
        synonyms={"doanh nghiep": "state_enterprise", "su nghiep": "public_service", "co quan": "state_agency"},
    ),
    Field(
        "parent", "Mã cấp trên", K.ORGANISATION, ("cấp trên", "trực thuộc", "đảng bộ cấp trên", "mã tổ chức cấp trên")
    ),
    Field("founded_on", "Ngày thành lập", K.DATE),
    Field("decision_symbol", "Số quyết định", aliases=("số qđ", "quyết định thành lập", "quyết định"), longest=60),
    Field("decision_date", "Ngày quyết định", K.DATE, ("ngày qđ",)),
    Field("decision_issuer", "Cơ quan quyết định", aliases=("cơ quan ban hành", "nơi ban hành")),
    Field("address", "Địa chỉ", longest=300),
    Field("phone", "Điện thoại", K.NUMBER_TEXT, ("đt",), longest=60),
    Field("email", "Thư điện tử", K.EMAIL, ("email",), longest=254),
)

BY_KEY: dict[str, Field] = {field.key: field for field in ORGANISATION_FIELDS}
