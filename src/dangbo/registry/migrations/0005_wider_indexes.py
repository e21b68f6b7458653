from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("registry", "0004_import_sheets")]
    operations = [
        migrations.RemoveIndex(model_name="membership", name="registry_membership_cell"),
        migrations.RemoveIndex(model_name="membership", name="registry_membership_person"),
        migrations.RemoveIndex(model_name="attainment", name="registry_attainment_person"),
        migrations.AddIndex(
            model_name="membership",
            index=models.Index(
                fields=["organisation", "valid_from", "valid_to", "person", "standing", "activity"],
                name="registry_membership_cell",
            ),
        ),
        migrations.AddIndex(
            model_name="membership",
            index=models.Index(
                fields=["person", "valid_from", "valid_to", "organisation"], name="registry_membership_person"
            ),
        ),
        migrations.AddIndex(
            model_name="attainment",
            index=models.Index(
                fields=["person", "scale", "valid_from", "valid_to", "level"], name="registry_attainment_person"
            ),
        ),
    ]
