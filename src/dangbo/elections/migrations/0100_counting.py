import dangbo.facts.models
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('elections', '0002_kept'),
    ]

    operations = [
        migrations.CreateModel(
            name='Count',
            fields=[
                ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('way', models.CharField(choices=[('keyed', 'Nhập từng phiếu'), ('scanned', 'Quét phiếu')], max_length=8)),
                ('state', models.CharField(choices=[('open', 'Đang kiểm'), ('closed', 'Đã kiểm xong'), ('set_aside', 'Đã bỏ')], default='open', max_length=10)),
                ('collected', models.PositiveIntegerField()),
                ('not_returned', models.PositiveIntegerField(default=0)),
                ('ended_reason', dangbo.facts.models.NfcCharField(blank=True, max_length=500)),
                ('opened_at', models.DateTimeField()),
                ('opened_by_name', dangbo.facts.models.NfcCharField(max_length=200)),
                ('records', models.PositiveIntegerField(default=0)),
                ('head', models.CharField(default='0000000000000000000000000000000000000000000000000000000000000000', max_length=64)),
                ('election', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ballot_counts', to='elections.election')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('election', 'number'), name='elections_ballot_count_numbered_once'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'set_aside'), _negated=True), models.Q(('ended_reason', ''), _negated=True), _connector='OR'), name='elections_count_set_aside_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Batch',
            fields=[
                ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('declared', models.PositiveIntegerField()),
                ('count', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='batches', to='elections.count')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('count', 'number'), name='elections_batch_numbered_once'), models.CheckConstraint(condition=models.Q(('declared__gte', 1)), name='elections_batch_holds_a_ballot')],
            },
        ),
        migrations.CreateModel(
            name='CountRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('opened', 'Mở lần kiểm'), ('batch', 'Số phiếu của tập'), ('keyed', 'Người nhập một phiếu'), ('decided', 'Ban kiểm phiếu kết luận một phiếu'), ('scanned', 'Máy đọc một ảnh'), ('sheet', 'Một tờ phiếu từ các ảnh'), ('seen', 'Người xem một dòng'), ('row_decided', 'Ban kiểm phiếu kết luận một dòng'), ('left_out', 'Bỏ một ảnh quét'), ('closed', 'Kiểm xong'), ('audit', 'Rút phiếu đối chiếu'), ('compared', 'Đối chiếu một phiếu')], max_length=12)),
                ('batch', models.PositiveSmallIntegerField(default=0)),
                ('sheet', models.PositiveIntegerField(default=0)),
                ('row', models.PositiveSmallIntegerField(default=0)),
                ('who', dangbo.facts.models.NfcCharField(blank=True, max_length=120)),
                ('round', models.PositiveSmallIntegerField(default=0)),
                ('turn', models.PositiveSmallIntegerField(default=0)),
                ('content', models.JSONField(default=dict)),
                ('previous', models.CharField(max_length=64)),
                ('hash', models.CharField(max_length=64)),
                ('count', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='chain', to='elections.count')),
            ],
            options={
                'ordering': ['number'],
                'indexes': [models.Index(fields=['count', 'batch', 'number'], name='elections_record_of_batch')],
                'constraints': [models.UniqueConstraint(fields=('count', 'number'), name='elections_record_numbered_once'), models.UniqueConstraint(fields=('count', 'kind', 'batch', 'sheet', 'row', 'who', 'round', 'turn'), name='elections_said_once')],
            },
        ),
        migrations.CreateModel(
            name='ScanFile',
            fields=[
                ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('filename', dangbo.facts.models.NfcCharField(max_length=200)),
                ('suffix', models.CharField(max_length=8)),
                ('size', models.PositiveIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scans', to='elections.batch')),
                ('count', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scans', to='elections.count')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('count', 'sha256'), name='elections_scan_once'), models.UniqueConstraint(fields=('batch', 'number'), name='elections_scan_numbered_once')],
            },
        ),
    ]
