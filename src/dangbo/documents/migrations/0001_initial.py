import dangbo.facts.migrations
import dangbo.facts.models
import dangbo.rules.documents.marks
import dangbo.rules.documents.series
import dangbo.rules.documents.signatures
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '__first__'),
        ('registry', '0004_import_sheets'),
    ]

    operations = [
        dangbo.facts.migrations.Together(
            operations=[
                migrations.CreateModel(
                    name='Document',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('kind', models.CharField(max_length=40)),
                        ('state', models.CharField(choices=[('draft', 'Dự thảo'), ('in_review', 'Đang duyệt'), ('approved', 'Đã duyệt'), ('issued', 'Đã ban hành'), ('replaced', 'Đã được thay thế'), ('withdrawn', 'Đã thu hồi'), ('dropped', 'Không ban hành')], default='draft', max_length=10)),
                        ('abstract', dangbo.facts.models.NfcCharField(max_length=500)),
                        ('text', dangbo.facts.models.NfcTextField(blank=True)),
                        ('addressees', models.JSONField(default=list)),
                        ('recipient_lines', models.JSONField(default=list)),
                        ('urgency', models.CharField(blank=True, choices=[(dangbo.rules.documents.marks.Urgency['URGENT'], 'Khẩn'), (dangbo.rules.documents.marks.Urgency['VERY_URGENT'], 'Thượng khẩn'), (dangbo.rules.documents.marks.Urgency['EXPRESS'], 'Hỏa tốc')], max_length=12)),
                        ('figures_at', models.DateField(blank=True, null=True)),
                        ('in_congress', models.BooleanField(default=False)),
                        ('authority', models.CharField(blank=True, choices=[(dangbo.rules.documents.signatures.Authority['ON_BEHALF'], 'T/M'), (dangbo.rules.documents.signatures.Authority['FOR_HEAD'], 'K/T'), (dangbo.rules.documents.signatures.Authority['BY_ORDER'], 'T/L'), (dangbo.rules.documents.signatures.Authority['BY_AUTHORISATION'], 'TUQ'), (dangbo.rules.documents.signatures.Authority['DIRECT'], 'Ký trực tiếp')], max_length=4)),
                        ('signer_rank', models.CharField(choices=[(dangbo.rules.documents.signatures.SignerRank['HEAD'], 'Cấp trưởng'), (dangbo.rules.documents.signatures.SignerRank['DEPUTY'], 'Cấp phó'), (dangbo.rules.documents.signatures.SignerRank['MEMBER'], 'Ủy viên'), (dangbo.rules.documents.signatures.SignerRank['ORGAN_HEAD'], 'Thủ trưởng cơ quan giúp việc')], max_length=12)),
                        ('signer_title', dangbo.facts.models.NfcCharField(max_length=120)),
                        ('signer_name', dangbo.facts.models.NfcCharField(max_length=120)),
                        ('delegation', dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                        ('co_signer_title', dangbo.facts.models.NfcCharField(blank=True, max_length=120)),
                        ('co_signer_name', dangbo.facts.models.NfcCharField(blank=True, max_length=120)),
                        ('copies', models.PositiveIntegerField(default=1)),
                        ('kept_by', dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                        ('note', dangbo.facts.models.NfcCharField(blank=True, max_length=500)),
                        ('created_at', models.DateTimeField()),
                        ('created_by_name', dangbo.facts.models.NfcCharField(max_length=200)),
                        ('saved', models.PositiveIntegerField(default=1)),
                        ('symbol', dangbo.facts.models.NfcCharField(blank=True, max_length=60)),
                        ('symbol_key', models.CharField(blank=True, db_index=True, max_length=60)),
                        ('issued_on', models.DateField(blank=True, db_index=True, null=True)),
                        ('issued_at', models.DateTimeField(blank=True, null=True)),
                        ('issued_by_name', dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                        ('profile', models.CharField(blank=True, max_length=20)),
                        ('frozen', models.JSONField(blank=True, null=True)),
                        ('digest', models.CharField(blank=True, max_length=64)),
                        ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='registry.organisation')),
                    ],
                ),
                migrations.CreateModel(
                    name='Dispatch',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('channel', models.CharField(choices=[('program', 'Trong chương trình'), ('party_network', 'Mạng thông tin diện rộng của Đảng'), ('paper', 'Bản giấy'), ('email', 'Thư điện tử (văn bản thường)'), ('file', 'Tệp trao tay')], max_length=14)),
                        ('sent_on', models.DateField()),
                        ('sent_to', dangbo.facts.models.NfcCharField(max_length=250)),
                        ('sha256', models.CharField(blank=True, max_length=64)),
                        ('written_at', models.DateTimeField()),
                        ('written_by_name', dangbo.facts.models.NfcCharField(max_length=200)),
                        ('note', dangbo.facts.models.NfcCharField(blank=True, max_length=500)),
                        ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dispatches', to='documents.document')),
                    ],
                    options={
                        'ordering': ['sent_on', 'pk'],
                    },
                ),
                migrations.CreateModel(
                    name='DocumentTemplate',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('kind', models.CharField(max_length=40)),
                        ('name', dangbo.facts.models.NfcCharField(max_length=200)),
                        ('abstract', dangbo.facts.models.NfcCharField(blank=True, max_length=500)),
                        ('text', dangbo.facts.models.NfcTextField()),
                        ('word', models.BinaryField()),
                        ('stored_at', models.DateTimeField()),
                        ('stored_by', dangbo.facts.models.NfcCharField(max_length=200)),
                        ('retired_at', models.DateTimeField(blank=True, null=True)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='document_templates', to='registry.organisation')),
                    ],
                    options={
                        'ordering': ['kind', 'name'],
                        'constraints': [models.UniqueConstraint(fields=('organisation', 'name'), name='documents_template_named_once')],
                    },
                ),
                migrations.AddField(
                    model_name='document',
                    name='template',
                    field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.documenttemplate'),
                ),
                migrations.CreateModel(
                    name='DraftVersion',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('number', models.PositiveIntegerField()),
                        ('abstract', dangbo.facts.models.NfcCharField(max_length=500)),
                        ('text', dangbo.facts.models.NfcTextField(blank=True)),
                        ('made_at', models.DateTimeField()),
                        ('made_by_name', dangbo.facts.models.NfcCharField(max_length=200)),
                        ('note', dangbo.facts.models.NfcCharField(blank=True, max_length=500)),
                        ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='documents.document')),
                        ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['number'],
                        'constraints': [models.UniqueConstraint(fields=('document', 'number'), name='documents_version_once')],
                    },
                ),
                migrations.CreateModel(
                    name='IncomingCounter',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('first_day', models.DateField()),
                        ('highest', models.PositiveIntegerField(default=0)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.organisation')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('organisation', 'first_day'), name='documents_counter_once')],
                    },
                ),
                migrations.CreateModel(
                    name='IncomingDocument',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('state', models.CharField(choices=[('waiting', 'Chờ vào sổ'), ('registered', 'Đã vào sổ'), ('returned', 'Trả lại nơi gửi')], default='waiting', max_length=10)),
                        ('channel', models.CharField(choices=[('program', 'Trong chương trình'), ('party_network', 'Mạng thông tin diện rộng của Đảng'), ('paper', 'Bản giấy'), ('email', 'Thư điện tử (văn bản thường)'), ('file', 'Tệp trao tay')], max_length=14)),
                        ('number', models.PositiveIntegerField(blank=True, null=True)),
                        ('arrived_on', models.DateField(db_index=True)),
                        ('author', dangbo.facts.models.NfcCharField(max_length=250)),
                        ('symbol', dangbo.facts.models.NfcCharField(blank=True, max_length=60)),
                        ('symbol_key', models.CharField(blank=True, db_index=True, max_length=60)),
                        ('issued_on', models.DateField(blank=True, db_index=True, null=True)),
                        ('kind', models.CharField(blank=True, max_length=40)),
                        ('abstract', dangbo.facts.models.NfcCharField(max_length=500)),
                        ('signer', dangbo.facts.models.NfcCharField(blank=True, max_length=120)),
                        ('urgency', models.CharField(blank=True, choices=[(dangbo.rules.documents.marks.Urgency['URGENT'], 'Khẩn'), (dangbo.rules.documents.marks.Urgency['VERY_URGENT'], 'Thượng khẩn'), (dangbo.rules.documents.marks.Urgency['EXPRESS'], 'Hỏa tốc')], max_length=12)),
                        ('handler', dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                        ('due_on', models.DateField(blank=True, null=True)),
                        ('settled_on', models.DateField(blank=True, null=True)),
                        ('note', dangbo.facts.models.NfcCharField(blank=True, max_length=500)),
                        ('sent_at', models.DateTimeField()),
                        ('sent_by_name', dangbo.facts.models.NfcCharField(max_length=200)),
                        ('registered_at', models.DateTimeField(blank=True, null=True)),
                        ('registered_by_name', dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                        ('counter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.incomingcounter')),
                        ('forwarded_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='forwarded_to', to='documents.incomingdocument')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='incoming_documents', to='registry.organisation')),
                        ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='documents.document')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['organisation', 'state', 'arrived_on'], name='documents_incoming_of'), models.Index(fields=['organisation', 'due_on'], name='documents_incoming_due')],
                        'constraints': [models.UniqueConstraint(fields=('counter', 'number'), name='documents_arrival_number_once'), models.UniqueConstraint(condition=models.Q(('source__isnull', False)), fields=('organisation', 'source'), name='documents_delivered_once'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'registered'), _negated=True), ('number__isnull', False), _connector='OR'), name='documents_registered_has_number')],
                    },
                ),
                migrations.AddField(
                    model_name='document',
                    name='answers',
                    field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answered_by', to='documents.incomingdocument'),
                ),
                migrations.CreateModel(
                    name='Issuer',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('valid_from', models.DateField()),
                        ('valid_to', models.DateField(blank=True, null=True)),
                        ('body', models.CharField(choices=[('congress', 'Đại hội'), ('committee', 'Cấp ủy'), ('standing_committee', 'Ban thường vụ'), ('cell', 'Chi bộ'), ('inspection_commission', 'Ủy ban kiểm tra'), ('council', 'Hội đồng'), ('advisory_organ', 'Cơ quan tham mưu'), ('steering_committee', 'Ban chỉ đạo'), ('preparation_group', 'Tiểu ban, tổ giúp việc')], max_length=24)),
                        ('code', dangbo.facts.models.NfcCharField(max_length=30)),
                        ('name', dangbo.facts.models.NfcCharField(max_length=250)),
                        ('superior', dangbo.facts.models.NfcCharField(blank=True, max_length=250)),
                        ('body_name', dangbo.facts.models.NfcCharField(max_length=200)),
                        ('head_title', dangbo.facts.models.NfcCharField(max_length=120)),
                        ('place', dangbo.facts.models.NfcCharField(max_length=120)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='issuers', to='registry.organisation')),
                    ],
                    options={
                        'ordering': ['organisation', 'code', 'body'],
                        'abstract': False,
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='documents_issuer_ends_after_it_begins'), models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True)), fields=('organisation', 'body', 'code'), name='documents_issuer_once')],
                    },
                ),
                migrations.AddField(
                    model_name='document',
                    name='issuer',
                    field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='documents.issuer'),
                ),
                migrations.CreateModel(
                    name='NumberingPolicy',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('valid_from', models.DateField()),
                        ('valid_to', models.DateField(blank=True, null=True)),
                        ('restart', models.CharField(choices=[(dangbo.rules.documents.series.Restart['TERM'], 'Theo nhiệm kỳ'), (dangbo.rules.documents.series.Restart['YEAR'], 'Theo năm')], max_length=4)),
                        ('shared', models.JSONField(default=list)),
                        ('apart', models.JSONField(default=list)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='numbering_policies', to='registry.organisation')),
                    ],
                    options={
                        'abstract': False,
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='documents_numberingpolicy_ends_after_it_begins')],
                    },
                ),
                migrations.CreateModel(
                    name='NumberSeries',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('issuer_code', dangbo.facts.models.NfcCharField(max_length=30)),
                        ('group', dangbo.facts.models.NfcCharField(max_length=60)),
                        ('first_day', models.DateField()),
                        ('last_day', models.DateField(blank=True, null=True)),
                        ('name', dangbo.facts.models.NfcCharField(max_length=200)),
                        ('highest', models.PositiveIntegerField(default=0)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='number_series', to='registry.organisation')),
                    ],
                    options={
                        'ordering': ['organisation', 'issuer_code', 'group', 'first_day'],
                        'constraints': [models.UniqueConstraint(fields=('organisation', 'issuer_code', 'group', 'first_day'), name='documents_series_once')],
                    },
                ),
                migrations.CreateModel(
                    name='ReadReceipt',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('reader_name', dangbo.facts.models.NfcCharField(max_length=200)),
                        ('read_at', models.DateTimeField()),
                        ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('incoming', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='receipts', to='documents.incomingdocument')),
                    ],
                    options={
                        'ordering': ['read_at'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('account__isnull', False)), fields=('incoming', 'account'), name='documents_read_once')],
                    },
                ),
                migrations.CreateModel(
                    name='RecipientOrganisation',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recipients', to='documents.document')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.organisation')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('document', 'organisation'), name='documents_recipient_once')],
                    },
                ),
                migrations.CreateModel(
                    name='ReviewComment',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('version', models.PositiveIntegerField()),
                        ('quote', dangbo.facts.models.NfcCharField(blank=True, max_length=500)),
                        ('text', dangbo.facts.models.NfcTextField()),
                        ('made_at', models.DateTimeField()),
                        ('made_by_name', dangbo.facts.models.NfcCharField(max_length=200)),
                        ('settled_at', models.DateTimeField(blank=True, null=True)),
                        ('settled_by_name', dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                        ('answer', dangbo.facts.models.NfcCharField(blank=True, max_length=500)),
                        ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='documents.document')),
                        ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['made_at', 'pk'],
                    },
                ),
                migrations.CreateModel(
                    name='SearchEntry',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('organisation_id', models.UUIDField(db_index=True)),
                        ('dated', models.DateField(blank=True, db_index=True, null=True)),
                        ('body', models.TextField()),
                        ('document', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='entry', to='documents.document')),
                        ('incoming', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='entry', to='documents.incomingdocument')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('document__isnull', True), ('incoming__isnull', True), _connector='XOR'), name='documents_entry_of_one')],
                    },
                ),
                migrations.CreateModel(
                    name='SeriesNumber',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('number', models.PositiveIntegerField()),
                        ('dated', models.DateField()),
                        ('given_at', models.DateTimeField()),
                        ('given_by_name', dangbo.facts.models.NfcCharField(max_length=200)),
                        ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                        ('cancelled_by_name', dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                        ('reason', dangbo.facts.models.NfcCharField(blank=True, max_length=500)),
                        ('given_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('series', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='numbers', to='documents.numberseries')),
                    ],
                    options={
                        'ordering': ['series', 'number'],
                        'constraints': [models.UniqueConstraint(fields=('series', 'number'), name='documents_number_given_once'), models.CheckConstraint(condition=models.Q(('cancelled_at__isnull', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='documents_number_cancelled_with_reason')],
                    },
                ),
                migrations.AddField(
                    model_name='document',
                    name='number',
                    field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='document', to='documents.seriesnumber'),
                ),
                migrations.CreateModel(
                    name='StoredFile',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('form', models.CharField(choices=[('pdf', 'Bản PDF'), ('word', 'Bản Word'), ('attached', 'Tệp đính kèm'), ('signed', 'Bản đã ký, đóng dấu')], max_length=8)),
                        ('filename', dangbo.facts.models.NfcCharField(max_length=200)),
                        ('media_type', models.CharField(max_length=100)),
                        ('size', models.PositiveIntegerField()),
                        ('sha256', models.CharField(db_index=True, max_length=64)),
                        ('content', models.BinaryField()),
                        ('text', dangbo.facts.models.NfcTextField(blank=True)),
                        ('stored_at', models.DateTimeField()),
                        ('stored_by_name', dangbo.facts.models.NfcCharField(max_length=200)),
                        ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='files', to='documents.document')),
                        ('incoming', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='files', to='documents.incomingdocument')),
                    ],
                    options={
                        'ordering': ['stored_at', 'pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('document__isnull', True), ('incoming__isnull', True), _connector='XOR'), name='documents_file_of_one'), models.UniqueConstraint(condition=models.Q(('form__in', ['pdf', 'word'])), fields=('document', 'form'), name='documents_made_file_once')],
                    },
                ),
                migrations.CreateModel(
                    name='CongressPeriod',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('trial_opening', models.DateField()),
                        ('closing', models.DateField(blank=True, null=True)),
                        ('first_plenum', models.DateField(blank=True, null=True)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='congress_periods', to='registry.organisation')),
                    ],
                    options={
                        'ordering': ['trial_opening'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('closing__isnull', True), ('closing__gte', models.F('trial_opening')), _connector='OR'), name='documents_congress_closes_after_opening'), models.UniqueConstraint(condition=models.Q(('closing__isnull', True)), fields=('organisation',), name='documents_congress_one_open'), models.UniqueConstraint(fields=('organisation', 'trial_opening'), name='documents_congress_once')],
                    },
                ),
                migrations.CreateModel(
                    name='ApprovalStep',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('round', models.PositiveSmallIntegerField()),
                        ('order', models.PositiveSmallIntegerField()),
                        ('duty', dangbo.facts.models.NfcCharField(max_length=120)),
                        ('state', models.CharField(choices=[('waiting', 'Chờ duyệt'), ('approved', 'Đã duyệt'), ('returned', 'Trả lại')], default='waiting', max_length=8)),
                        ('version', models.PositiveIntegerField(blank=True, null=True)),
                        ('decided_at', models.DateTimeField(blank=True, null=True)),
                        ('note', dangbo.facts.models.NfcCharField(blank=True, max_length=500)),
                        ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='documents.document')),
                    ],
                    options={
                        'ordering': ['round', 'order'],
                        'constraints': [models.UniqueConstraint(fields=('document', 'round', 'order'), name='documents_step_once')],
                    },
                ),
                migrations.CreateModel(
                    name='DocumentRelation',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('kind', models.CharField(choices=[('replaces', 'Thay thế'), ('withdraws', 'Thu hồi'), ('amends', 'Sửa đổi, bổ sung')], max_length=10)),
                        ('reason', dangbo.facts.models.NfcCharField(blank=True, max_length=500)),
                        ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='relations', to='documents.document')),
                        ('older', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='later_relations', to='documents.document')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('document', 'older'), name='documents_relation_once'), models.CheckConstraint(condition=models.Q(('document', models.F('older')), _negated=True), name='documents_relation_to_another')],
                    },
                ),
                migrations.AddIndex(
                    model_name='document',
                    index=models.Index(fields=['organisation', 'state', 'issued_on'], name='documents_of_organisation'),
                ),
                migrations.AddIndex(
                    model_name='document',
                    index=models.Index(fields=['organisation', 'kind', 'issued_on'], name='documents_of_kind'),
                ),
                migrations.AddConstraint(
                    model_name='document',
                    constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['issued', 'replaced', 'withdrawn']), _negated=True), models.Q(('number__isnull', False), ('issued_on__isnull', False), models.Q(('symbol', ''), _negated=True), models.Q(('digest', ''), _negated=True)), _connector='OR'), name='documents_issued_is_whole'),
                ),
            ],
        ),
    ]
