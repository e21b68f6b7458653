import django.db.models.deletion
from django.db import migrations, models

import dangbo.facts.models


class Migration(migrations.Migration):
    dependencies = [
        ("congresses", "0001_initial"),
        ("documents", "0022_own_title"),
        ("registry", "0010_narrow_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                ("approved", models.BooleanField(blank=True, null=True)),
                ("concluded_on", models.DateField(blank=True, db_index=True, null=True)),
                ("conclusion", dangbo.facts.models.NfcTextField(blank=True)),
                ("symbol", dangbo.facts.models.NfcCharField(blank=True, max_length=60)),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="congresses.congress"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
            ],
            options={
                "ordering": ["place", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ReviewQuestion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("asked_by", dangbo.facts.models.NfcCharField(max_length=200)),
                ("text", dangbo.facts.models.NfcTextField()),
                ("answered_by", dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                ("answer", dangbo.facts.models.NfcTextField(blank=True)),
                ("answered_on", models.DateField(blank=True, null=True)),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="questions", to="congresses.review"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ReviewSession",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", dangbo.facts.models.NfcCharField(max_length=250)),
                ("called_for", models.DateField(db_index=True)),
                ("begins_at", models.TimeField(blank=True, null=True)),
                (
                    "form",
                    models.CharField(
                        choices=[("on_site", "Trực tiếp"), ("online", "Trực tuyến")], default="on_site", max_length=8
                    ),
                ),
                ("place", dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                ("link", models.URLField(blank=True, max_length=300)),
                ("took_place_on", models.DateField(blank=True, null=True)),
                ("minutes", dangbo.facts.models.NfcTextField(blank=True)),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="review_sessions",
                        to="congresses.congressround",
                    ),
                ),
                (
                    "superior",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["-called_for", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Reviewer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[("chair", "Chủ trì"), ("member", "Tham gia"), ("secretary", "Thư ký")],
                        default="member",
                        max_length=9,
                    ),
                ),
                ("aside_from", models.ManyToManyField(blank=True, related_name="+", to="congresses.congress")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reviewers",
                        to="congresses.reviewsession",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddField(
            model_name="review",
            name="session",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="congresses.reviewsession"
            ),
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("submitted_on", models.DateField(db_index=True)),
                ("submitted_by_name", dangbo.facts.models.NfcCharField(max_length=200)),
                ("papers", models.JSONField(default=list)),
                ("returned_on", models.DateField(blank=True, null=True)),
                ("returned_reason", dangbo.facts.models.NfcCharField(blank=True, max_length=500)),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="submissions",
                        to="congresses.congress",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="Appraisal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("department", dangbo.facts.models.NfcCharField(max_length=200)),
                ("asked_on", models.DateField()),
                ("due_on", models.DateField(blank=True, db_index=True, null=True)),
                ("given_on", models.DateField(blank=True, null=True)),
                ("agrees", models.BooleanField(blank=True, null=True)),
                ("opinion", dangbo.facts.models.NfcTextField(blank=True)),
                ("given_by_name", dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                (
                    "appraiser",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="appraisals",
                        to="congresses.submission",
                    ),
                ),
            ],
            options={
                "ordering": ["asked_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Supplement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("text", dangbo.facts.models.NfcCharField(max_length=500)),
                ("due_on", models.DateField(db_index=True)),
                ("delivered_on", models.DateField(blank=True, null=True)),
                ("delivered_note", dangbo.facts.models.NfcCharField(blank=True, max_length=500)),
                ("accepted_on", models.DateField(blank=True, null=True)),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="supplements", to="congresses.review"
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ArchiveHandover",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.CharField(max_length=40)),
                ("handed_on", models.DateField()),
                ("received_by", dangbo.facts.models.NfcCharField(max_length=200)),
                ("note", dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="handovers", to="congresses.congress"
                    ),
                ),
            ],
            options={
                "ordering": ["handed_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("congress", "code"), name="congresses_handed_over_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="DossierPaper",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.CharField(max_length=40)),
                ("note", dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                ("attached_on", models.DateField()),
                ("attached_by_name", dangbo.facts.models.NfcCharField(max_length=200)),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="dossier", to="congresses.congress"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
            ],
            options={
                "ordering": ["attached_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("congress", "code"), name="congresses_dossier_paper_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("document__isnull", False), models.Q(("note", ""), _negated=True), _connector="OR"
                        ),
                        name="congresses_dossier_paper_is_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ApprovedPost",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "post",
                    models.CharField(
                        choices=[
                            ("committee", "cấp ủy"),
                            ("standing_committee", "ban thường vụ"),
                            ("secretary", "bí thư"),
                            ("branch_secretary", "bí thư chi bộ"),
                            ("deputy_secretary", "phó bí thư"),
                            ("inspection_commission", "ủy ban kiểm tra"),
                            ("inspection_chair", "chủ nhiệm ủy ban kiểm tra"),
                            ("inspection_vice_chair", "phó chủ nhiệm ủy ban kiểm tra"),
                            ("delegates", "đại biểu dự đại hội cấp trên"),
                            ("other", "chức danh khác"),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="posts", to="congresses.review"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("review", "post", "person"), name="congresses_approved_post_once")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="reviewsession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("form", "online"), _negated=True), models.Q(("link", ""), _negated=True), _connector="OR"
                ),
                name="congresses_session_on_line_has_a_link",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewer",
            constraint=models.UniqueConstraint(fields=("session", "person"), name="congresses_reviewer_once"),
        ),
        migrations.AddConstraint(
            model_name="reviewer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("role", "chair")), fields=("session",), name="congresses_session_has_one_chair"
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.UniqueConstraint(
                fields=("session", "congress"), name="congresses_reviewed_once_a_session"
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("approved__isnull", True), ("concluded_on__isnull", True)),
                    models.Q(("approved__isnull", False), ("concluded_on__isnull", False)),
                    _connector="OR",
                ),
                name="congresses_conclusion_says_yes_or_no",
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.UniqueConstraint(fields=("congress", "number"), name="congresses_submission_once"),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.UniqueConstraint(
                condition=models.Q(("returned_on__isnull", True)),
                fields=("congress",),
                name="congresses_one_dossier_lies_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("returned_on__isnull", True), models.Q(("returned_reason", ""), _negated=True), _connector="OR"
                ),
                name="congresses_returned_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisal",
            constraint=models.UniqueConstraint(
                fields=("submission", "department"), name="congresses_department_asked_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agrees__isnull", True), ("given_on__isnull", True)),
                    models.Q(("agrees__isnull", False), ("given_on__isnull", False)),
                    _connector="OR",
                ),
                name="congresses_appraisal_given_says_yes_or_no",
            ),
        ),
        migrations.AddConstraint(
            model_name="supplement",
            constraint=models.CheckConstraint(
                condition=models.Q(("accepted_on__isnull", True), ("delivered_on__isnull", False), _connector="OR"),
                name="congresses_supplement_delivered_first",
            ),
        ),
    ]
