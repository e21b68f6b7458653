"""Templates of an office: a Word file is read and proved when it is stored, and comes back as it was."""

import io
from dataclasses import replace
from datetime import date

import docx
import pytest
from django.http import Http404

import build
from dangbo.access.actor import PROGRAM, NotAllowed
from dangbo.access.permissions import Role
from dangbo.documents.acts.templates import retire_template, store_template
from dangbo.documents.models import DocumentTemplate
from dangbo.documents.queries.templates import template_for, template_word, templates_for
from dangbo.journal.models import Entry
from dangbo.paper.party_documents import Attachment, read_text, to_docx
from dangbo.paper.party_documents.samples import notice_sample, plan_sample
from dangbo.registry.acts.refusal import Refused
from dangbo.rules.documents import profile

LAYOUT = profile("HD36-2018")
TEXT = "{{cap_uy}} thông báo: đảng bộ có {{members.total}} đảng viên."


@pytest.fixture
def tree(db: None):
    return build.tree()


def word(text: str = TEXT, abstract: str = "kết luận duyệt đại hội {{to_chuc}}") -> bytes:
    return to_docx(replace(notice_sample(LAYOUT), abstract=abstract, body=read_text(text)))


def store(organisation, **more):
    given = {"name": "Thông báo kết luận", "kind": "notice", "word": word(), **more}
    return store_template(
        actor=more.pop("actor", PROGRAM), organisation=organisation, **{k: v for k, v in given.items() if k != "actor"}
    )


def refusal(organisation, **more) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        store(organisation, **more)
    assert DocumentTemplate.objects.count() == 0
    assert Entry.objects.filter(act="store_document_template").count() == 0
    return [(finding.code, finding.message) for finding in refused.value.findings]


def test_a_template_is_read_when_it_is_stored_and_its_file_comes_back_byte_for_byte(tree):
    stored = store(tree[0])
    assert (stored.abstract, stored.text) == ("kết luận duyệt đại hội {{to_chuc}}", TEXT)
    file = template_word(DocumentTemplate.objects.get())
    assert (file.filename, file.content) == ("Thông báo kết luận.docx", word())
    assert Entry.objects.get(act="store_document_template").summary == "Nạp bản mẫu văn bản Thông báo kết luận"


def test_a_template_of_the_same_name_is_replaced_and_used_again(tree):
    first = retire_template(actor=PROGRAM, template=store(tree[0]))
    second = store(tree[0], word=word("Lời khác."))
    assert (second.pk, second.text, second.retired_at) == (first.pk, "Lời khác.", None)


def test_unknown_keys_are_refused_each_with_the_nearest(tree):
    told = refusal(tree[0], word=word("{{members.totl}}, {{to_chu}} và {{members.total}}."))
    assert [code for code, _ in told] == ["unknown-key", "unknown-key"]
    assert told[0][1].startswith("Không có mã “members.totl”. Gần nhất: members.total")
    assert told[1][1].startswith("Không có mã “to_chu”. Gần nhất: to_chuc")


def test_an_unknown_key_in_the_abstract_is_refused_too(tree):
    assert [code for code, _ in refusal(tree[0], word=word(abstract="của {{don_vi_x}}"))] == ["unknown-key"]


def test_broken_macro_and_foreign_files_are_refused_in_one_sentence(tree):
    for data, sentence in (
        (b"", "Tệp rỗng, không có nội dung nào. Hãy chọn tệp khác."),
        (word()[:900], "Tệp bị hỏng, không mở được. Hãy mở và lưu lại bằng Word hoặc Excel rồi chọn lại."),
        (b"%PDF-1.4 x", "Đây là tệp PDF, không phải Word. Hãy chọn tệp .docx."),
    ):
        assert refusal(tree[0], word=data) == [("template-unreadable", sentence)]


def test_an_empty_template_and_one_without_a_name_are_refused(tree):
    stream = io.BytesIO()
    docx.Document().save(stream)
    assert [code for code, _ in refusal(tree[0], name=" ", word=stream.getvalue())] == [
        "template-without-name",
        "template-empty",
    ]


def test_a_mark_of_secrecy_and_an_unknown_kind_are_refused(tree):
    assert [code for code, _ in refusal(tree[0], word=word("MẬT\nLời."))] == ["secret-paper-refused"]
    assert [code for code, _ in refusal(tree[0], kind="poem")] == ["unknown-document-kind"]


def test_a_title_of_another_kind_and_lines_behind_the_signature_must_be_accepted(tree):
    file = to_docx(replace(plan_sample(LAYOUT), attachments=(Attachment("", "Danh sách", ()),)))
    told = refusal(tree[0], word=file)
    assert told == [
        ("kind-unlike-title", "Trong tệp, tên loại là “Kế hoạch”, còn bản mẫu ghi loại thông báo."),
        ("behind-signature", "Phần sau chữ ký, từ “DANH SÁCH”, không vào văn bản soạn theo bản mẫu này."),
    ]
    codes = {code for code, _ in told}
    assert store(tree[0], word=file, accepted_warnings=codes).kind == "notice"


def test_an_appendix_of_a_template_belongs_to_its_text(tree):
    stored = store(tree[0], word=to_docx(plan_sample(LAYOUT)), kind="plan")
    assert "Phụ lục 1\nDANH SÁCH ĐẠI HỘI ĐIỂM\n" in stored.text


def test_templates_serve_their_organisation_and_all_below_the_nearest_first(tree):
    bloc, base, cell, _ = tree
    store(bloc)
    store(bloc, name="Giấy mời", kind="invitation", accepted_warnings={"kind-unlike-title"})
    own = store(base)
    assert [(found.name, found.level) for found in templates_for(cell)] == [
        ("Giấy mời", 2),
        ("Thông báo kết luận", 1),
        ("Thông báo kết luận", 2),
    ]
    assert [found.name for found in templates_for(bloc)] == ["Giấy mời", "Thông báo kết luận"]
    assert [found.organisation for found in templates_for(cell, kind="notice")] == [base, bloc]
    retire_template(actor=PROGRAM, template=own)
    assert [found.organisation for found in templates_for(cell, kind="notice")] == [bloc]
    assert not templates_for(cell, at=date(1990, 1, 1)).exists()


def test_a_retired_template_is_retired_once(tree):
    stored = retire_template(actor=PROGRAM, template=store(tree[0]))
    with pytest.raises(Refused) as refused:
        retire_template(actor=PROGRAM, template=stored)
    assert str(refused.value) == "Bản mẫu Thông báo kết luận đã thôi dùng."


def test_only_those_who_edit_templates_store_them(tree):
    bloc, base, _, _ = tree
    clerk = build.actor(Role.OFFICE, base)
    stored = store(base, actor=clerk)
    assert stored.stored_by == clerk.name
    for actor, organisation in ((clerk, bloc), (build.actor(Role.READER, base), base)):
        with pytest.raises(NotAllowed):
            store(organisation, actor=actor)
    with pytest.raises(NotAllowed):
        retire_template(actor=build.actor(Role.READER, base), template=stored)


def test_a_template_is_reached_from_below_and_not_by_a_stranger(tree):
    bloc, base, cell, _ = tree
    stored = store(bloc)
    assert template_for(build.actor(Role.SECRETARY, cell), stored.pk) == stored
    own = store(base)
    other = build.organisation("cs2", parent=bloc)
    for who, wanted in ((build.actor(Role.SECRETARY, other), own.pk), (build.actor(Role.MEMBER, cell), stored.pk)):
        with pytest.raises(Http404):
            template_for(who, wanted)
    with pytest.raises(Http404):
        template_for(PROGRAM, bloc.pk)
