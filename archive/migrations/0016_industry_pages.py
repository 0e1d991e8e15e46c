from django.db import migrations, models
from django.utils.text import slugify

from archive.text.pinyin import pinyin


def address_every_industry(apps, schema_editor):
    """Those that are in already: each name, in its folded form, is one industry's, but two may make one slug."""
    industries = apps.get_model("archive", "Industry")
    taken = set()
    for industry in industries.objects.order_by("pk").iterator():
        wanted = slugify(industry.name, allow_unicode=True)[:92].strip("-_") or "industry"
        numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
        industry.slug = wanted if wanted not in taken else next(slug for slug in numbered if slug not in taken)
        taken.add(industry.slug)
        industry.pinyin = pinyin(industry.name)[:600]
        industry.save(update_fields=["slug", "pinyin"])


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0015_words_before_names"),
    ]

    operations = [
        migrations.AddField(
            model_name="industry",
            name="slug",
            field=models.CharField(default="", editable=False, max_length=100, verbose_name="地址"),
        ),
        migrations.AddField(
            model_name="industry",
            name="pinyin",
            field=models.CharField(default="", editable=False, max_length=600, verbose_name="拼音"),
            preserve_default=False,
        ),
        migrations.RunPython(address_every_industry, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="industry",
            name="slug",
            field=models.CharField(editable=False, max_length=100, unique=True, verbose_name="地址"),
        ),
        migrations.AlterField(
            model_name="industry",
            name="pinyin",
            field=models.CharField(db_index=True, editable=False, max_length=600, verbose_name="拼音"),
        ),
        migrations.AlterModelOptions(
            name="industry",
            options={"ordering": ["pinyin", "name"], "verbose_name": "产业", "verbose_name_plural": "产业"},
        ),
    ]
