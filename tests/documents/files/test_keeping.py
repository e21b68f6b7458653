"""Files kept with papers, made papers, packages, and how files are served."""

import hashlib
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import build
from dangbo.access.actor import PROGRAM, NotAllowed
from dangbo.access.permissions import Role
from dangbo.documents.acts.attachments import attach_file, kept_file
from dangbo.documents.acts.packages import export_package, import_package
from dangbo.documents.downloads import file_response
from dangbo.documents.models import FileForm, IncomingDocument, StoredFile
from dangbo.documents.packages import PackedDocument, PackedFile, read_package, write_package
from dangbo.documents.queries.search import search
from dangbo.journal.models import Entry
from dangbo.paper.errors import FileError
from dangbo.registry.acts.refusal import Refused
from dangbo.vietnamese.symbols import parse_symbol
from documents import office, papers
from paper.files import parts_of, with_parts, zipped

pytestmark = pytest.mark.django_db
TEXT = "Danh sách đại biểu chính thức".encode()
ISSUED = date(2026, 6, 10)


@pytest.fixture
def bloc():
    return build.tree()[0]


def test_an_attached_file_keeps_its_hash_and_is_found_by_its_text(bloc):
    document = papers.issued(bloc, "01-KH/ĐUK")
    file = attach_file(actor=PROGRAM, document=document, filename="../phụ lục.txt", data=TEXT)
    kept = (file.filename, file.size, file.sha256, bytes(file.content))
    assert kept == ("phụ lục.txt", len(TEXT), hashlib.sha256(TEXT).hexdigest(), TEXT)
    assert [hit.document for hit in search(PROGRAM, None, "đại biểu chính thức")[:5]] == [document]
    assert Entry.objects.get(act="attach_file").summary == "Đính kèm phụ lục.txt vào 01-KH/ĐUK"


def test_the_same_content_twice_and_secret_content_are_refused(bloc):
    document = papers.issued(bloc)
    attach_file(actor=PROGRAM, document=document, filename="a.txt", data=TEXT)
    for data, words in (
        (TEXT, "Tệp b.txt đã được đính kèm."),
        ("MẬT".encode(), "Chương trình chỉ giữ văn bản thường."),
    ):
        with pytest.raises(Refused) as caught:
            attach_file(actor=PROGRAM, document=document, filename="b.txt", data=data)
        assert str(caught.value).startswith(words)
    assert StoredFile.objects.count() == 1


def test_only_those_who_issue_attach_to_an_issued_document(bloc):
    document = papers.issued(bloc)
    with pytest.raises(NotAllowed):
        attach_file(actor=build.actor(Role.COMMITTEE_MEMBER, bloc), document=document, filename="a.txt", data=TEXT)
    clerk = build.actor(Role.OFFICE, bloc)
    assert attach_file(actor=clerk, document=document, filename="a.txt", data=TEXT).stored_by_name == clerk.name


def test_a_file_leaves_as_a_download_in_a_sandbox(bloc):
    file = attach_file(actor=PROGRAM, document=papers.issued(bloc), filename="Kế hoạch.txt", data=TEXT)
    response = file_response(file)
    assert dict(response.headers) == {
        "Content-Type": "text/plain",
        "Content-Disposition": "attachment; filename*=utf-8''K%E1%BA%BF%20ho%E1%BA%A1ch.txt",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    assert response.content == TEXT


def test_the_made_files_of_an_issued_document_are_made_once():
    document = office.of_committee().issue()
    first = kept_file(document, FileForm.PDF)
    word = kept_file(document, FileForm.WORD)
    assert kept_file(document, FileForm.PDF) == first
    assert (bytes(first.content)[:5], bytes(word.content)[:2]) == (b"%PDF-", b"PK")
    assert first.filename == f"{document.symbol.replace('/', '-')} 10-06-2026.pdf"
    assert first.sha256 == hashlib.sha256(bytes(first.content)).hexdigest()


def test_a_draft_has_no_kept_file_and_no_package():
    draft = office.of_committee().draft()
    for act in (lambda: kept_file(draft, FileForm.PDF), lambda: export_package(draft)):
        with pytest.raises(Refused) as caught:
            act()
        assert caught.value.findings[0].code == "not-issued"


def test_a_package_carries_an_issued_document_to_another_register():
    sender, receiver = office.of_committee(), office.of_committee()
    document = sender.issue()
    attach_file(actor=PROGRAM, document=document, filename="phụ lục.txt", data=TEXT)
    row = import_package(actor=receiver.clerk, organisation=receiver.organisation, data=export_package(document))
    told = (row.number, row.symbol, row.issued_on, row.kind, row.abstract, row.signer, row.channel)
    assert told == (1, document.symbol, ISSUED, "plan", document.abstract, "Trần Văn Mẫu", "file")
    names = sorted(row.files.values_list("filename", flat=True))
    stem = f"{document.symbol.replace('/', '-')} 10-06-2026"
    assert names == sorted([f"{stem}.docx", f"{stem}.pdf", "3 phụ lục.txt"])
    assert str(parse_symbol(row.symbol)) == document.symbol


PACKED = PackedDocument("Tỉnh ủy", "đại hội", (PackedFile("a.txt", "attached", TEXT),), "01-KH/TU", ISSUED)


def told(changes: dict) -> bytes:
    """A package whose description is changed; None takes a field away."""
    package = write_package(PACKED)
    description = {**json.loads(parts_of(package)["van-ban.json"]), **changes}
    kept = {key: value for key, value in description.items() if value is not None}
    return with_parts(package, {"van-ban.json": json.dumps(kept)})


def test_fields_that_are_optional_may_be_absent(bloc):
    absent = dict.fromkeys(["symbol", "issued_on", "kind", "kind_name", "signer", "urgency", "recipients", "digest"])
    row = import_package(actor=PROGRAM, organisation=bloc, data=told(absent))
    assert (row.author, row.abstract, row.symbol, row.issued_on) == ("Tỉnh ủy", "đại hội", "", None)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (with_parts(write_package(PACKED), {"a.txt": "khác"}), "Tệp “a.txt” trong gói đã bị thay đổi"),
        (with_parts(write_package(PACKED), {"b.txt": "x"}), "Các tệp trong gói không khớp với van-ban.json: b.txt."),
        (told({"files": [{"name": "z", "sha256": "0"}]}), "Gói văn bản thiếu tệp “z”"),
        (told({"files": []}), "Gói văn bản không ghi tệp nào"),
        (told({"issuer": None}), "Gói văn bản chưa ghi cơ quan ban hành"),
        (told({"abstract": 5}), "Mục abstract của van-ban.json phải là chữ."),
        (told({"issued_on": "10/06/2026"}), "Mục issued_on của van-ban.json không phải ngày: “10/06/2026”"),
        (told({"recipients": "a"}), "Mục recipients của van-ban.json phải là danh sách"),
        (told({"v": 9}), "Gói văn bản thuộc phiên bản 9, chương trình chỉ đọc phiên bản 1."),
        (zipped({"van-ban.json": "{"}), "Tệp van-ban.json trong gói bị hỏng"),
        (zipped({"van-ban.json": "[]"}), "Tệp van-ban.json trong gói không đúng dạng."),
        (zipped({"a.txt": "x"}), "Tệp này không phải gói văn bản của chương trình"),
        (b"%PDF-1.7", "Tệp này không phải gói văn bản của chương trình"),
    ],
)
def test_a_wrong_package_is_refused_in_one_sentence(bloc, data, words):
    with pytest.raises(FileError) as caught:
        import_package(actor=PROGRAM, organisation=bloc, data=data)
    assert str(caught.value).startswith(words)
    assert IncomingDocument.objects.count() == 0


def test_a_program_inside_a_package_is_refused_as_an_upload_is(bloc):
    data = write_package(PackedDocument("Tỉnh ủy", "đại hội", (PackedFile("a.pdf", "pdf", b"MZ\0\0\1"),)))
    with pytest.raises(FileError) as caught:
        import_package(actor=PROGRAM, organisation=bloc, data=data)
    assert str(caught.value).startswith("Tên tệp “a.pdf” là .pdf nhưng nội dung là tệp chương trình")


_LINE = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=40)


@given(_LINE, _LINE, st.dates(), st.lists(_LINE, max_size=4), st.binary(min_size=1))
def test_what_is_packed_is_read_back(issuer, abstract, day, recipients, data):
    packed = PackedDocument(
        issuer, abstract, (PackedFile("a.bin", "pdf", data),), "1-KH/ĐU", day, recipients=tuple(recipients)
    )
    assert read_package(write_package(packed)) == packed
