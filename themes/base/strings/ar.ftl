# Words a course may replace under [vocabulary] in course.toml.
course = المقرر
unit = الوحدة
lesson = الدرس

# Between the parts of a list in a line of text.
separator = {"، "}

# Every page.
document-title = { $title } – { $course }
skip = انتقل إلى النص
references = المراجع
glossary = المصطلحات
prompts = محفزات أسبوعية
site-navigation = صفحات المقرر
breadcrumb = أنت هنا
authors = تأليف: { $names }
version = الإصدار { $version }
licence = الترخيص:
made-with = أُنشئ باستخدام Coursemark
close = إغلاق

# How pages are shown.
display = العرض
theme = الألوان
theme-auto = بحسب إعداد النظام
theme-light = فاتحة
theme-dark = داكنة
keys = لوحة المفاتيح
keys-on = مفاتيح مفردة
keys-hint = «/» يفتح البحث، و«n» و«p» ينقلان إلى الصفحة التالية والسابقة.

# The text of a page, by script.
copy = نسخ
copied = تم النسخ
copy-failed = تعذّر النسخ
heading-link = رابط إلى «{ $title }»
glossary-link = في قائمة المصطلحات

# Search.
search = بحث
search-index = العناوين والمصطلحات
search-label = ابحث في المقرر
search-found = { $count ->
    [zero] لا توجد صفحات.
    [one] عُثر على صفحة واحدة.
    [two] عُثر على صفحتين.
    [few] عُثر على { $count } صفحات.
    [many] عُثر على { $count } صفحة.
   *[other] عُثر على { $count } صفحة.
}
search-none = لم يُعثر على شيء عن «{ $query }». جرّب كلمات أقل أو كلمة أخرى بالمعنى نفسه.
search-corrected = جرى البحث عن: { $words }.
search-more = عرض المزيد
search-failed = تعذّر تحميل البحث. تحقق من الاتصال ثم اكتب من جديد.

# Amounts.
minutes = { $count ->
    [zero] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
}
hours = { $count ->
    [zero] أقل من ساعة
    [one] نحو ساعة واحدة
    [two] نحو ساعتين
    [few] نحو { $count } ساعات
    [many] نحو { $count } ساعة
   *[other] نحو { $count } ساعة
}
lessons = { $count ->
    [zero] بلا دروس
    [one] درس واحد
    [two] درسان
    [few] { $count } دروس
    [many] { $count } درسًا
   *[other] { $count } درس
}

# The front page.
start = ابدأ بـ«{ $title }»
outline = محتوى المقرر
objectives = ما ستتمكن من فعله
tracks = مسارات المقرر
track-facts = { $lessons ->
    [zero] بلا دروس
    [one] درس واحد
    [two] درسان
    [few] { $lessons } دروس
    [many] { $lessons } درسًا
   *[other] { $lessons } درس
}، { $minutes ->
    [zero] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
   *[other] { $minutes } دقيقة
}

# A unit's page.
unit-number = { unit } { $number } من { $count }
unit-short = { unit } { $number }
unit-pages = في هذا الجزء

# A lesson.
lesson-number = { lesson } { $number } من { $count }
page-quiz = اختبار
page-scenario = موقف تفاعلي
page-survey = استبيان
draft = مسودة
draft-note = هذه الصفحة مسودة، ولا تُنشر إذا بُني المقرر من دون ‎--drafts.
needs = يُفضّل أن تقرأ قبل ذلك:
serves = بعد ذلك ستتمكن من
contents = في هذه الصفحة
more-before = صفحات سابقة من هذا الجزء
more-after = صفحات لاحقة من هذا الجزء
pager = متابعة القراءة
previous = السابق
next = التالي

# The text of a page.
callout-note = ملاحظة
callout-tip = نصيحة
callout-important = مهم
callout-warning = تحذير
callout-caution = تنبيه
footnotes = حواشٍ
footnote-back = العودة إلى النص
table-name = جدول: { $columns }
table-unnamed = جدول
code-name = شيفرة: { $language }
code-unnamed = شيفرة
math-name = صيغة رياضية
task-done = أُنجز
task-open = لم يُنجز

# References and glossary.
cited-in = ورد في
cited-here = مواضع الاستشهاد
used-in = استُعمل أول مرة في
references-none = لا توجد مراجع مذكورة بعد.

# The page for a missing page.
not-found = لا توجد صفحة بهذا العنوان
not-found-text = ربما نُقلت الصفحة أو تغيّر اسمها. يبدأ المقرر من هنا:
