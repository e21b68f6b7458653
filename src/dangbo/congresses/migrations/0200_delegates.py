"""Delegates of congresses, their check-in, the frozen credentials, packages that carry a congress."""

import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

import dangbo.facts.models
from dangbo.facts.migrations import append_only, byte_order


class Migration(migrations.Migration):
    dependencies = [
        ("congresses", "0001_initial"),
        ("elections", "0200_hall_screen"),
        ("registry", "0010_narrow_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Allocation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("counted_on", models.DateField()),
                ("base", models.PositiveSmallIntegerField()),
                ("step", models.PositiveIntegerField()),
                ("extra_from", models.PositiveIntegerField()),
                ("ceiling", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("includes_ex_officio", models.BooleanField(default=True)),
                ("fixed_on", models.DateField(blank=True, null=True)),
                (
                    "congress",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="allocation", to="congresses.congress"
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.decision",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AllocationLine",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unit_name", dangbo.facts.models.NfcCharField(max_length=250)),
                ("members", models.PositiveIntegerField()),
                ("by_formula", models.PositiveSmallIntegerField()),
                ("special", models.PositiveSmallIntegerField(default=0)),
                ("adjustment", models.SmallIntegerField(default=0)),
                ("reason", dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                ("position", models.PositiveIntegerField(default=0)),
                (
                    "allocation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="congresses.allocation"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CarriedCopy",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("made_by_name", dangbo.facts.models.NfcCharField(max_length=200)),
                ("key", models.CharField(max_length=64)),
                ("digests", models.JSONField()),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="copies", to="congresses.congress"
                    ),
                ),
            ],
            options={
                "ordering": ["made_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CheckInSession",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", dangbo.facts.models.NfcCharField(max_length=120)),
                ("day", models.DateField()),
                ("opened_at", models.DateTimeField()),
                ("opened_by_name", dangbo.facts.models.NfcCharField(max_length=200)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sessions", to="congresses.congress"
                    ),
                ),
            ],
            options={
                "ordering": ["opened_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CredentialsSnapshot",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("taken_at", models.DateTimeField()),
                ("taken_by_name", dangbo.facts.models.NfcCharField(max_length=200)),
                ("contents", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="snapshots", to="congresses.congress"
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="snapshots",
                        to="congresses.checkinsession",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="Delegate",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("full_name", dangbo.facts.models.NfcCharField(max_length=120)),
                ("name_key", models.CharField(max_length=300)),
                ("birth_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ex_officio", "Đại biểu đương nhiên"),
                            ("elected", "Đại biểu được bầu"),
                            ("appointed", "Đại biểu được chỉ định"),
                            ("alternate", "Đại biểu dự khuyết"),
                            ("member", "Đảng viên chính thức"),
                            ("probationary", "Đảng viên dự bị"),
                        ],
                        max_length=12,
                    ),
                ),
                ("unit_name", dangbo.facts.models.NfcCharField(blank=True, max_length=250)),
                ("post", dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                ("number", models.PositiveIntegerField()),
                ("place", models.PositiveSmallIntegerField(default=0)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("register", "Từ sổ"),
                            ("election", "Từ kết quả bầu cử cấp dưới"),
                            ("typed", "Nhập tay"),
                            ("imported", "Từ tệp Excel"),
                        ],
                        max_length=8,
                    ),
                ),
                ("said", models.JSONField(default=dict)),
                ("sex", models.CharField(blank=True, choices=[("male", "Nam"), ("female", "Nữ")], max_length=6)),
                (
                    "absence",
                    models.CharField(
                        blank=True,
                        choices=[("", "Chưa rõ"), ("excused", "Có lý do"), ("unexcused", "Không có lý do")],
                        max_length=9,
                    ),
                ),
                ("absence_reason", dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                ("struck_on", models.DateField(blank=True, null=True)),
                ("struck_reason", dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                ("replaced_reason", dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                (
                    "candidate",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="elections.candidate",
                    ),
                ),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="delegates", to="congresses.congress"
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.decision",
                    ),
                ),
                (
                    "entry",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="delegate",
                        to="elections.rollentry",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="congresses.delegate",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["number", "pk"],
            },
        ),
        migrations.CreateModel(
            name="DelegateCard",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.CharField(max_length=10, unique=True)),
                ("issued_at", models.DateTimeField()),
                ("void_at", models.DateTimeField(blank=True, null=True)),
                ("void_reason", dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                (
                    "delegate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="cards", to="congresses.delegate"
                    ),
                ),
            ],
            options={
                "ordering": ["issued_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Door",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", dangbo.facts.models.NfcCharField(max_length=80)),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="doors", to="congresses.congress"
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PresenceScreen",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("token", models.CharField(max_length=32, unique=True)),
                ("opened_at", models.DateTimeField()),
                ("opened_by_name", dangbo.facts.models.NfcCharField(max_length=200)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="screens",
                        to="congresses.checkinsession",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReceivedPackage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("filename", dangbo.facts.models.NfcCharField(max_length=200)),
                ("content", models.BinaryField()),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("received_at", models.DateTimeField()),
                ("received_by_name", dangbo.facts.models.NfcCharField(max_length=200)),
                ("decisions", models.JSONField(default=dict)),
                ("merged_at", models.DateTimeField(blank=True, null=True)),
                ("merged_by_name", dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                ("result", models.JSONField(default=dict)),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="packages", to="congresses.congress"
                    ),
                ),
            ],
            options={
                "ordering": ["-received_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Scan",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", dangbo.facts.models.NfcCharField(blank=True, max_length=80)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("in", "Đã vào"),
                            ("already", "Đã điểm danh trước"),
                            ("alternate", "Dự khuyết chưa thay ai"),
                            ("suspended", "Bị đình chỉ sinh hoạt đảng"),
                            ("struck", "Không còn là đại biểu"),
                            ("replaced", "Đã có người thay"),
                            ("void", "Thẻ đã hủy"),
                            ("other-congress", "Thẻ của đại hội khác"),
                            ("unknown", "Không có trong danh sách"),
                            ("mistyped", "Mã gõ sai"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("camera", "Máy ảnh"),
                            ("scanner", "Máy quét"),
                            ("typed", "Gõ mã"),
                            ("name", "Chọn tên"),
                        ],
                        max_length=8,
                    ),
                ),
                ("scanned_at", models.DateTimeField()),
                ("received_at", models.DateTimeField()),
                ("clock_off", models.IntegerField(default=0)),
                ("by_name", dangbo.facts.models.NfcCharField(max_length=200)),
                ("taken_back_at", models.DateTimeField(blank=True, null=True)),
                ("taken_back_reason", dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                (
                    "delegate",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scans",
                        to="congresses.delegate",
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="scans", to="congresses.door"
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scans",
                        to="congresses.checkinsession",
                    ),
                ),
            ],
            options={
                "ordering": ["scanned_at", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="allocation",
            constraint=models.CheckConstraint(
                condition=models.Q(("step__gte", 1)), name="congresses_allocation_has_a_step"
            ),
        ),
        migrations.AddConstraint(
            model_name="allocation",
            constraint=models.CheckConstraint(
                condition=models.Q(("extra_from__lte", models.F("step"))), name="congresses_allocation_extra_in_a_step"
            ),
        ),
        migrations.AddConstraint(
            model_name="allocationline",
            constraint=models.UniqueConstraint(fields=("allocation", "unit"), name="congresses_unit_is_allotted_once"),
        ),
        migrations.AddConstraint(
            model_name="allocationline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("adjustment", 0), ("special", 0)),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="congresses_adjustment_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="allocationline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "by_formula__gte",
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(models.Value(0), "-", models.F("special")),
                            "-",
                            models.F("adjustment"),
                        ),
                    )
                ),
                name="congresses_seats_not_below_none",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkinsession",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at__isnull", True)),
                fields=("congress",),
                name="congresses_one_open_session",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkinsession",
            constraint=models.UniqueConstraint(fields=("congress", "name"), name="congresses_session_named_once"),
        ),
        migrations.AddConstraint(
            model_name="credentialssnapshot",
            constraint=models.UniqueConstraint(fields=("congress", "number"), name="congresses_snapshot_numbered_once"),
        ),
        migrations.AddIndex(
            model_name="delegate",
            index=models.Index(fields=["congress", "unit"], name="congresses_delegation"),
        ),
        migrations.AddConstraint(
            model_name="delegate",
            constraint=models.UniqueConstraint(
                condition=models.Q(("person__isnull", False), ("struck_on__isnull", True)),
                fields=("congress", "person"),
                name="congresses_delegate_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="delegate",
            constraint=models.UniqueConstraint(fields=("congress", "number"), name="congresses_delegate_numbered_once"),
        ),
        migrations.AddConstraint(
            model_name="delegate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("struck_on__isnull", True), ("struck_reason", "")),
                    models.Q(("struck_on__isnull", False), models.Q(("struck_reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="congresses_struck_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="delegate",
            constraint=models.CheckConstraint(
                condition=models.Q(("replaces__isnull", True), ("kind", "alternate"), _connector="OR"),
                name="congresses_alternates_replace",
            ),
        ),
        migrations.AddConstraint(
            model_name="delegatecard",
            constraint=models.UniqueConstraint(
                condition=models.Q(("void_at__isnull", True)), fields=("delegate",), name="congresses_one_card_in_force"
            ),
        ),
        migrations.AddConstraint(
            model_name="delegatecard",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("void_at__isnull", True), models.Q(("void_reason", ""), _negated=True), _connector="OR"
                ),
                name="congresses_void_card_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="door",
            constraint=models.UniqueConstraint(fields=("congress", "name"), name="congresses_door_named_once"),
        ),
        migrations.AddConstraint(
            model_name="presencescreen",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at__isnull", True)),
                fields=("session",),
                name="congresses_one_open_presence_screen",
            ),
        ),
        migrations.AddIndex(
            model_name="scan",
            index=models.Index(fields=["session", "received_at"], name="congresses_scans_of_a_session"),
        ),
        migrations.AddConstraint(
            model_name="scan",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome", "in"), ("taken_back_at__isnull", True)),
                fields=("session", "delegate"),
                name="congresses_checked_in_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="scan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("taken_back_at__isnull", True), models.Q(("taken_back_reason", ""), _negated=True), _connector="OR"
                ),
                name="congresses_taken_back_has_a_reason",
            ),
        ),
        append_only("congresses_credentialssnapshot"),
        byte_order("congresses_delegate", "name_key"),
    ]
