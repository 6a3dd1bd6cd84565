# Words a course may replace under [vocabulary] in course.toml.
course = المقرر
unit = الوحدة
lesson = الدرس

# Between the parts of a list in a line of text.
separator = {"، "}

# Every page.
document-title = { $title } – { $course }
menu = القائمة
settings = الإعدادات
skip = انتقل إلى النص
references = المصادر
glossary = المصطلحات
prompts = محفزات أسبوعية
authors = تأليف: { $names }
version = الإصدار { $version }
licence = الترخيص:
made-with = أُنشئ باستخدام Coursemark
support = المساعدة والملاحظات
close = إغلاق

# How pages are shown.
theme = الألوان
theme-auto = مثل جهازي
theme-light = فاتحة
theme-dark = داكنة
size = حجم النص
size-normal = عادي
size-large = كبير
size-larger = الأكبر
spacing = التباعد بين السطور
spacing-normal = عادي
spacing-wide = واسع
typeface = الخط
typeface-normal = عادي
typeface-legible = أسهل في القراءة
keys = اختصارات لوحة المفاتيح
keys-on = مفاتيح مفردة
keys-hint = «/» يفتح البحث، و«n» و«p» ينقلان إلى الصفحة التالية والسابقة، و«m» يظلّل المحدّد أو القسم أو يدوّن عنه ملاحظة.
paper = على الورق
paper-key = اطبع الإجابات أيضًا في ورقة مستقلّة

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
search-recent = عمليات البحث الأخيرة
search-more = عرض المزيد
search-failed = تعذّر تحميل البحث. تحقق من الاتصال ثم اكتب من جديد.

# Questions.
check = تحقّق
save = حفظ
answer = الإجابة
right = إجابة صحيحة.
partly-right = إجابة صحيحة جزئيًا.
wrong = إجابة غير صحيحة.
explained-in = شُرح هذا في:
question-back = العودة إلى السؤال
guess-title = { $count ->
    [zero] قبل أن تقرأ: { $count } سؤال
    [one] قبل أن تقرأ: سؤال واحد، نصف دقيقة
    [two] قبل أن تقرأ: سؤالان، نحو دقيقة
    [few] قبل أن تقرأ: { $count } أسئلة، نحو دقيقة
    [many] قبل أن تقرأ: { $count } سؤالًا، نحو دقيقة
   *[other] قبل أن تقرأ: { $count } سؤالًا، نحو دقيقة
}
guess-where = خمّن: { $number } من { $count }. سترى الصواب عند القراءة.
guess-know = لا أعرف
guess-skip = تخطي الأسئلة
guess-thanks = شكرًا. تابع القراءة الآن: تخميناتك في مواضع الإجابات.
guess-mark = خمّنت: { $answer }
guess-mark-none = لم تكن تعرف هذا قبل القراءة.
guess-end = خمّنت { $guessed } من { $count } صوابًا، والآن { $right } من { $count }.
guess-all = كنت تعرف هذا قبل القراءة وما زلت تعرفه: { $count } إجابات صحيحة.
recall-where = { $number } من { $count }، نحو { $seconds } ثانية
recall-show = إظهار الإجابة
recall-knew = كنت أعرفها
recall-not-yet = ليس بعد
recall-result = عرفت { $right } من { $count }.
recall-result-on = عرفت { $right } من { $count } ({ $when }).
recall-comes-back = ما لم تعرفه يعود في موضع لاحق من الصفحة.
recall-again = المرور عليها مرة أخرى
recall-once-more = مرة أخرى
choose = اختيار…
choose-pair = اختيار ما يناسب هنا…
choose-all = يُرجى اختيار كل ما ينطبق.
order-how = يُرجى ترتيب ما يلي ترتيبًا صحيحًا.
tied = (يمكن تبديله مع ما يليه)
gap = الفراغ { $number }
your-answer = إجابتك
self-check = مراجعة النص
model-answer = إجابة نموذجية
example = مثال
hint = تلميح
hint-number = التلميح { $number } من { $count }
number-range = من { $least } إلى { $most }
key-title = الإجابات
move-up = نقل «{ $step }» إلى أعلى
move-down = نقل «{ $step }» إلى أسفل
moved = { $step }: الآن رقم { $position } من { $count }
step-stays = { $step }: ما زال رقم { $position } من { $count }
missed = ينقص خيار صحيح.
points-of = { $earned } من { $possible } نقطة
pairs-right = الأزواج الصحيحة: { $right } من { $count }.
gaps-right = الفراغات الصحيحة: { $right } من { $count }.
steps-right = الخطوات في مكانها: { $right } من { $count }.
options-right = الخيارات الصحيحة المختارة: { $right } من { $count }.
reason-wrong = الحكم صحيح، أما السبب فلا.
gap-right = الفراغ { $number }: صحيح.
gap-wrong = الفراغ { $number }: غير صحيح.
sure-ask = ما مدى تأكدك؟
sure-guess = تخمين
sure-rather = متأكد إلى حد ما
sure-sure = متأكد
sure-unknown = لا أعرف
sure-none = لا تعرف هذا بعد، ولا بأس بذلك. إليك الإجابة.
sure-wrong = كنت متأكدًا، فخذ لحظة لترى السبب.
sure-lucky = خمّنت وأصبت.
try-again = محاولة أخرى
show-feedback = إظهار التعليق
hide-feedback = إخفاء التعليق
answered = تمت الإجابة
saved = تم الحفظ
saved-here = محفوظ حتى إغلاق هذه الصفحة
not-saved = تعذر الحفظ. اختصر النص وحاول مرة أخرى.
not-checked = تعذّر التحقق لأن جزءًا من الصفحة لم يُحمَّل. تحقّق من اتصالك وحاول مرة أخرى.
limit-reached = يتسع هذا الحقل لما لا يزيد على { $count } من المحارف. ولم يؤخذ ما زاد عليها.
saving = جارٍ الحفظ…
unanswered = لا توجد إجابة بعد.
unanswered-reason = يُرجى اختيار سبب أيضًا.
unanswered-parts = بقي شيء دون إجابة. يُرجى إكمال كل الأجزاء.
unanswered-order = يُرجى ترتيب الخطوات أولًا.
next-try = يمكن المحاولة من جديد أو فتح الإجابة أدناه.
hint-opened = يوجد تلميح مفتوح أعلاه. يمكن المحاولة من جديد بمساعدته.
unreadable-number = الفراغ { $number }: لا يمكن قراءة هذا كعدد. تُكتب الأرقام وحدها، مثل 12.5 أو 12,5.
why = لماذا؟
changed-short = تغيّر السؤال.
corrected-short = صُحّح السؤال.
asked-again-short = يُطرح من جديد.
changed-since = تغيّرت الصياغة منذ إجابتك.
key-changed = صُحّحت الإجابة الصحيحة منذ إجابتك.
asked-again = تغيّر السؤال، ولذلك يُطرح من جديد. كانت إجابتك السابقة: { $answer }

# Quizzes.
quiz-start = { $count ->
    [zero] لا أسئلة.
    [one] سؤال واحد.
    [two] سؤالان.
    [few] { $count } أسئلة.
    [many] { $count } سؤالًا.
   *[other] { $count } سؤال.
}
quiz-pass = تحتاج إلى { $percent } ٪ من النقاط للنجاح.
quiz-attempts = { $count ->
    [zero] لا تُحتسب أي محاولة.
    [one] تُحتسب محاولة واحدة.
    [two] تُحتسب محاولتان.
    [few] تُحتسب { $count } محاولات.
    [many] تُحتسب { $count } محاولة.
   *[other] تُحتسب { $count } محاولة.
}
quiz-attempt = المحاولة { $number }
quiz-attempt-of = المحاولة { $number } من { $count }
quiz-rule = يمكنك العودة إلى أي سؤال حتى التسليم.
quiz-keys = هذا الاختبار للتدريب. الإجابات محفوظة في الصفحة، لذلك لا تُعدّ نتيجتك إثباتًا لأحد.
quiz-where = السؤال { $number } من { $count }
quiz-back = رجوع
quiz-next = السؤال التالي
quiz-all = الكل في صفحة واحدة
overview = أسئلة هذا الاختبار
overview-open = السؤال { $number }: دون إجابة
overview-answered = السؤال { $number }: تمت الإجابة
overview-right = السؤال { $number }: صحيح
overview-partly = السؤال { $number }: صحيح جزئيًا
overview-wrong = السؤال { $number }: غير صحيح
submit = تسليم الاختبار
submit-open-title = { $count ->
    [zero] لا أسئلة دون إجابة
    [one] سؤال واحد دون إجابة
    [two] سؤالان دون إجابة
    [few] { $count } أسئلة دون إجابة
    [many] { $count } سؤالًا دون إجابة
   *[other] { $count } سؤال دون إجابة
}
submit-anyway = التسليم على أي حال
quiz-submitted = تم التسليم
quiz-points = { $earned } من { $possible } نقطة
quiz-need = تحتاج إلى { $needed } للنجاح.
quiz-look = { $count ->
    [zero] لا أسئلة تستحق المراجعة.
    [one] سؤال واحد يستحق المراجعة.
    [two] سؤالان يستحقان المراجعة.
    [few] { $count } أسئلة تستحق المراجعة.
    [many] { $count } سؤالًا يستحق المراجعة.
   *[other] { $count } سؤال يستحق المراجعة.
}
quiz-practise-these = { $count ->
    [zero] التدرّب على هذه الأسئلة
    [one] التدرّب على هذا السؤال
    [two] التدرّب على هذين السؤالين
    [few] التدرّب على هذه الأسئلة الـ{ $count }
    [many] التدرّب على هذه الأسئلة الـ{ $count }
   *[other] التدرّب على هذه الأسئلة الـ{ $count }
}
quiz-answers = عرض كل الإجابات
quiz-to-result = العودة إلى النتيجة
quiz-not-loaded = إجاباتك محفوظة، لكن تعذّر تحميل النتيجة. تحقّق من الاتصال.
quiz-loading = جارٍ تحميل الأسئلة …
quiz-not-fetched = تعذّر تحميل بعض الأسئلة. ما أجبت عنه محفوظ. تحقّق من الاتصال.
quiz-retry = إعادة التحميل
quiz-score = { $earned } من { $possible } نقطة، { $percent } %
quiz-passed = نجحت: { $earned } من { $possible }
quiz-failed = ليس بعد: { $earned } من { $possible }
quiz-feedback-after-pass = ستظهر لك التعليقات بعد النجاح.
quiz-again = إعادة الاختبار
quiz-more = ما التالي؟
quiz-practise = التدرّب على ما لم ينجح
quiz-other = طرح أسئلة أخرى
quiz-no-attempts = لم تبقَ لك أي محاولة.
quiz-history = محاولات سابقة
quiz-standing = { $right } من { $count } صحيحة
quiz-saved-unscored = إجاباتك محفوظة. لا يمكن تصحيحها هنا لأن هذا الموقع لا يتضمن الإجابات الصحيحة.

# What a browser keeps.
progress = التقدّم
progress-no-scripts = يحفظ متصفحك التقدّم، ويحتاج لذلك إلى البرامج النصية. هذه أجزاء الدورة:
complete-and-continue = إكمال ومتابعة
progress-share = التقدم: اكتمل { $percent } ٪ من الصفحات
you-were-at = كنت عند «{ $title }».
mark-completed = وضع علامة مكتملة
completed = مكتملة
passed = نجاح
failed = لا نجاح
begun = قيد التقدم
continue = متابعة: { $title }
standing = { $done } من { $total } صفحة مكتملة، { $count ->
    [zero] لم يبقَ شيء
    [one] بقيت دقيقة واحدة تقريبًا
    [two] بقيت دقيقتان تقريبًا
    [few] بقيت { $count } دقائق تقريبًا
    [many] بقيت { $count } دقيقة تقريبًا
   *[other] بقيت { $count } دقيقة تقريبًا
}
standing-hours = { $done } من { $total } صفحة مكتملة، { $count ->
    [zero] لم يبقَ شيء
    [one] بقيت ساعة واحدة تقريبًا
    [two] بقيت ساعتان تقريبًا
    [few] بقيت { $count } ساعات تقريبًا
    [many] بقيت { $count } ساعة تقريبًا
   *[other] بقيت { $count } ساعة تقريبًا
}
record-memory = لا يسمح متصفحك لهذه الدورة بحفظ أي شيء. يمكن الإجابة عن كل الأسئلة، لكن ما جرى في صفحة يزول عند مغادرتها ما لم يُصدَّر قبل ذلك.
record-waiting = لم يفتح متصفحك مساحة التخزين بعد. يمكنك المتابعة: ستُحفظ إجاباتك بمجرد أن يفتحها.
record-file = عند الفتح من مجلد يحفظ هذا المتصفح ما يجري في كل صفحة على حدة. لجمعه يُصدَّر من كل صفحة ويُستورد في صفحة «ما يحفظه متصفحك»، أو تُفتح الدورة من خادم.
record-newer = حفظت نسخة أحدث من هذا الموقع تقدّمك. يبقى كما هو، ولا يُحفظ هنا شيء جديد.
record-dismiss = مفهوم
undo = تراجع
reset-question = مسح إجابتي
reset-quiz = مسح هذا الاختبار
reset-title = مسح الإجابات
reset-what = ما يُمسح
reset-start = مسح…
reset-course = الدورة كلها
reset-do = مسح
reset-ask = { $count ->
    [zero] لا إجابات للمسح.
    [one] أتُمسح إجابة واحدة؟
    [two] أتُمسح إجابتان؟
    [few] أتُمسح { $count } إجابات؟
    [many] أتُمسح { $count } إجابة؟
   *[other] أتُمسح { $count } إجابة؟
} يمكن التراجع عن ذلك.
reset-done = تم المسح.
cancel = إلغاء
progress-page = الصفحة
progress-state = الحالة
progress-questions = الأسئلة
percent = { $percent } %
progress-right = { $right } من { $count } صحيحة
progress-objectives = ما تستطيع فعله الآن
progress-objective = الهدف
progress-mastery = متعلَّم
sure-title = مدى تأكدك
sure-about = هل أصبت بقدر ما ظننت؟ هذا لك وحدك. ليس درجة ولا يُرسل إلى أحد.
sure-step = قلت
sure-promised = ما يناسب ذلك
sure-fits = الصحيح: { $count }
sure-fits-about = الصحيح: { $count }، وتقديرك جيد
sure-fits-less = الصحيح: { $count }، وتعرف هنا أقل مما تظن
sure-fits-more = الصحيح: { $count }، وتعرف أكثر مما تظن
progress-quizzes = الاختبارات
progress-quiz = الاختبار
progress-best = الأفضل
progress-attempts = المحاولات
progress-all-pages = كل شيء، صفحةً صفحة
progress-pages = { $done } من { $total } صفحات
progress-units = الدورة جزءًا جزءًا
progress-all-done = اكتملت كل الصفحات.
milestone-unit = أتممت «{ $title }».
milestone-half = أنت في منتصف الطريق.
milestone-all = أتممت الدورة كلها.
milestone-plan = اكتملت خطّتك.
progress-week = هذا الأسبوع
week-pages = صفحات أُتمّت
week-questions = أسئلة أُجيب عنها
week-quizzes = اختبارات اجتيزت
progress-again = { $count ->
    [zero] لا أسئلة للإعادة
    [one] سؤال واحد للإعادة
    [two] سؤالان للإعادة
    [few] { $count } أسئلة للإعادة
    [many] { $count } سؤالًا للإعادة
   *[other] { $count } سؤال للإعادة
}
progress-changed = { $count ->
    [zero] لا إجابات عن أسئلة تغيّرت
    [one] إجابة واحدة عن سؤال تغيّر
    [two] إجابتان عن سؤالين تغيّرا
    [few] { $count } إجابات عن أسئلة تغيّرت
    [many] { $count } إجابة عن أسئلة تغيّرت
   *[other] { $count } إجابة عن أسئلة تغيّرت
}
progress-gone = { $count ->
    [zero] لا إجابات عن أسئلة محذوفة.
    [one] إجابة واحدة عن سؤال لم يعد في هذه الدورة. تبقى محفوظة.
    [two] إجابتان عن سؤالين لم يعودا في هذه الدورة. تبقيان محفوظتين.
    [few] { $count } إجابات عن أسئلة لم تعد في هذه الدورة. تبقى محفوظة.
    [many] { $count } إجابة عن أسئلة لم تعد في هذه الدورة. تبقى محفوظة.
   *[other] { $count } إجابة عن أسئلة لم تعد في هذه الدورة. تبقى محفوظة.
}
progress-load-failed = تعذّر تحميل مخطط الدورة. يمكن إعادة تحميل الصفحة للمحاولة من جديد.
progress-apart = عند الفتح من مجلد يحفظ هذا المتصفح إجابات كل صفحة على حدة، فلا تستطيع هذه الصفحة أن ترى ما فعلته في الصفحات الأخرى.
record-title = ما يحفظه متصفحك
record-where = يُحفظ كل شيء في هذا المتصفح على هذا الجهاز لهذا العنوان. لا يراه أحد غيرك. تحذفه بعض المتصفحات إذا لم يُزَر الموقع مدة (سفاري بعد سبعة أيام)، لذا يحسُن تصديره من حين إلى آخر.
record-no-scripts = يحتاج متصفحك إلى البرامج النصية ليُظهر ما يحفظه، وليضعه في ملف أو يحذفه.
record-count = { $count ->
    [zero] لا مدخلات
    [one] مدخلة واحدة
    [two] مدخلتان
    [few] { $count } مدخلات
    [many] { $count } مدخلة
   *[other] { $count } مدخلة
}
record-export = تصدير
record-export-note = يحفظ ملفًا بكل ما فعلته. يمكن استيراده في متصفح آخر أو في عنوان آخر لهذه الدورة.
record-persist = اطلب من المتصفح الاحتفاظ بهذا
record-persist-done = سيحتفظ متصفحك بهذا.
record-persist-denied = لم يعد متصفحك بشيء. صدّر من حين إلى آخر.
record-export-remind = أجبتَ عن { $count } سؤال منذ آخر تصدير.
record-import = استيراد ملف
record-import-new = { $count ->
    [zero] لا مدخلات جديدة.
    [one] مدخلة واحدة جديدة.
    [two] مدخلتان جديدتان.
    [few] { $count } مدخلات جديدة.
    [many] { $count } مدخلة جديدة.
   *[other] { $count } مدخلة جديدة.
}
record-import-known = { $count ->
    [zero] لا مدخلات موجودة هنا.
    [one] مدخلة واحدة موجودة هنا.
    [two] مدخلتان موجودتان هنا.
    [few] { $count } مدخلات موجودة هنا.
    [many] { $count } مدخلة موجودة هنا.
   *[other] { $count } مدخلة موجودة هنا.
}
record-import-clears = { $count ->
    [zero] لا يمحو هذا الاستيراد أي إجابة من إجاباتك.
    [one] يمحو هذا الاستيراد إجابة واحدة من إجاباتك.
    [two] يمحو هذا الاستيراد إجابتين من إجاباتك.
    [few] يمحو هذا الاستيراد { $count } إجابات من إجاباتك.
    [many] يمحو هذا الاستيراد { $count } إجابة من إجاباتك.
   *[other] يمحو هذا الاستيراد { $count } إجابة من إجاباتك.
}
record-import-broken = { $count ->
    [zero] كل المدخلات مقروءة.
    [one] مدخلة واحدة لا يمكن قراءتها وتُترك.
    [two] مدخلتان لا يمكن قراءتهما وتُتركان.
    [few] { $count } مدخلات لا يمكن قراءتها وتُترك.
    [many] { $count } مدخلة لا يمكن قراءتها وتُترك.
   *[other] { $count } مدخلة لا يمكن قراءتها وتُترك.
}
record-import-changed = تغيّر الملف بعد تصديره أو أصابه تلف. هذا ما يمكن قراءته منه.
record-import-do = إضافة
record-import-done = تمت الإضافة.
record-import-none = لا جديد في الملف.
record-import-other = الملف لدورة أخرى، «{ $course }».
record-import-newer = الملف من نسخة أحدث من Coursemark.
record-import-unreadable = الملف ليس تصديرًا لدورة.
record-import-large = الملف أكبر من أن يكون تصديرًا لدورة.
record-import-count = لا يمكن استيراد «{ $file }»: فيه قيد رقمه { $count }، وهو أعلى بكثير مما يمكن. غُيّر الملف أو أصابه تلف.
record-broken = { $count ->
    [zero] كل المدخلات مقروءة.
    [one] مدخلة واحدة لا يمكن قراءتها. توضع جانبًا دون تغيير.
    [two] مدخلتان لا يمكن قراءتهما. توضعان جانبًا دون تغيير.
    [few] { $count } مدخلات لا يمكن قراءتها. توضع جانبًا دون تغيير.
    [many] { $count } مدخلة لا يمكن قراءتها. توضع جانبًا دون تغيير.
   *[other] { $count } مدخلة لا يمكن قراءتها. توضع جانبًا دون تغيير.
}
record-broken-save = حفظها كما هي
record-snapshots = العودة إلى يوم سابق
record-snapshot = كما كان في { $day }
record-restore = استعادة
record-restore-note = يُضاف من جديد ما كان محفوظًا ذلك اليوم وينقص الآن، وتعود الإجابات الممسوحة.
record-restored = تمت الاستعادة.
record-erase = حذف كل شيء
record-erase-ask = أيُحذف كل ما يحفظه هذا المتصفح من هذه الدورة، بما فيه الأيام السابقة؟ لا يمكن التراجع عن ذلك.
record-erase-do = حذف
record-erase-done = حُذف كل شيء.

# Amounts.
questions = { $count ->
    [zero] لا أسئلة
    [one] سؤال واحد
    [two] سؤالان
    [few] { $count } أسئلة
    [many] { $count } سؤالًا
   *[other] { $count } سؤال
}
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
start = البدء: { $title }
outline = محتوى المقرر
try = جرّب بنفسك
try-from = من المقرر:
objectives = ما ستتمكن من فعله
tracks = مسارات المقرر

# A unit's page.
unit-number = { unit } { $number } من { $count }
unit-short = { unit } { $number }
unit-pages = في هذا الجزء

# A lesson.
lesson-number = { lesson } { $number } من { $count }
page-quiz = اختبار
page-scenario = موقف تفاعلي
page-survey = استبيان
page-handout = ورقة عمل
draft = مسودة
draft-note = هذه الصفحة مسودة، ولا تُنشر إذا بُني المقرر من دون ‎--drafts.
needs = يُفضّل أن تقرأ قبل ذلك:
serves = ستتمكن من …
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
footnote = ملاحظة { $number }
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

scene-number = المشهد { $number }
choice-to = ← { $number }
choice-if = فقط إذا كان { $conditions }
consequence = ما يترتب على ذلك
outcome-sound = النهاية جيدة
outcome-recoverable = يمكن إصلاح الأمر
outcome-harmful = النهاية سيئة
condition-less = { $name } أقل من { $value }
condition-at-most = { $name } لا يزيد على { $value }
condition-more = { $name } أكثر من { $value }
condition-at-least = { $name } لا يقل عن { $value }
condition-is = { $name } يساوي { $value }
condition-is-not = { $name } لا يساوي { $value }
meter = { $name }: { $value }
meter-of = { $name }: { $value } من { $max }
story-again = البدء من جديد
story-back = رجوع
story-on = متابعة
story-otherwise = تجربة طريق آخر من هنا
story-way = الطريق حتى الآن
story-begin = ابدأ
story-chose = { $scene }: { $choice }
story-read = قرأته
story-stop = توقّف هنا
story-stopped = لقد توقّفت. يبقى طريقك محفوظًا على هذا الجهاز؛ لا يضيع شيء، ولست ملزمًا بالمتابعة.
story-text = اقرأها نصًّا بدلًا من ذلك
story-told = العودة إلى المشاهد
story-what-if = ماذا لو؟
meter-up = زيادة { $change }
meter-down = نقص { $change }
meter-better = أفضل
meter-worse = أسوأ
content-note = قبل أن تبدأ

survey-about = أجب عمّا هو كائن لا عمّا ينبغي أن يكون. لا توجد إجابات صحيحة.
survey-none = لا ينطبق
survey-results = نتيجتك
survey-by-hand = للحساب يدويًّا رقّم الإجابات ابتداءً من 1 واحسب متوسط كل جزء دون ما لا ينطبق. وفيما يلي معنى كل نتيجة.
survey-gap = الفرق
survey-honest = هذه أداة تعين على التفكير وليست مقياسًا مُختبَرًا: تُظهر كيف أجبت اليوم. لا تستعملها لاختيار الناس أو مكافأتهم أو المقارنة بينهم. تبقى إجاباتك في هذا المتصفّح.
survey-submit = أظهر نتيجتي
survey-change = غيّر الإجابات
survey-again = أجب من جديد
survey-open = ثمّة عبارة بلا إجابة بعد.
survey-count = أُجيب عن { $done } من { $count }
survey-few = أُجيب عن عبارات أقلّ مما يلزم لنتيجة في كل الأجزاء.
survey-fall = قد يعني الرقم الأدنى أنك ترى الآن بوضوح أكبر.
survey-lowest = الأدنى تقييمًا
survey-first = المرّة الأولى، { $date }
survey-now = الآن، { $date }
survey-you = أنت
survey-observer = { $name } (مراقِب)
survey-dimension = الجزء
survey-mean = { $mean } من { $most }
survey-observers = اسأل غيرك
survey-observers-how = يمكن لشخصين يعملان معك، إن شاءا، أن يجيبا عن بعض العبارات عنك. يفتحان صفحة المراقِب ويحفظان إجاباتهما ملفًّا أو يطبعانها ويسلّمانها بنفسيهما.
survey-observer-page = صفحة المراقِب
survey-observer-file = أضف ملفّ مراقِب
survey-observer-wrong = لا يحوي هذا الملفّ إجابات عن هذا الاستبيان.
survey-observer-added = أُضيفت إجابات { $name }.
survey-observer-nameless = مراقِب بلا اسم
survey-observer-about = سُئلت كيف ترى شخصًا في عمله. أجب عنه كما رأيته في الأسابيع الأربعة الأخيرة. الأمر طوعيّ. لا يُحفظ هنا شيء ولا يُرسل: تحفظ ملفًّا أو تطبع الصفحة وتقرّر بنفسك لمن تعطيها.
survey-observer-name = اسمك إن شئت
survey-observer-save = احفظ ملفًّا
survey-observer-saved = الملفّ في تنزيلاتك.
survey-print = اطبع

plan = الخطّة
plan-about = ما تأخذه من الدورة إلى عملك، بكلماتك أنت.
plan-kept = تبقى في هذا المتصفّح وحده ولا تُرسل إلى أي مكان. اطبعها أو احفظها ملفًّا لتكون معك في مكان آخر.
own-case = كتبت:
plan-from = يُسأل عنه في:
plan-goes = يُضاف هذا إلى خطّتك:
plan-filled = مُلئ { $done } من { $count } أجزاء
plan-open = بقي أن تُملأ
plan-write = اكتبه هنا
plan-survey = هنا تظهر آخر نتيجة لك.
plan-survey-open = لم تُجب بعد.
plan-behaviour = ما أريد فعله
plan-behaviour-note = فعل يمكن لأحد أن يراه.
plan-why = لماذا يهمّني
plan-measure = كم مرّة في الأسبوع
plan-measure-note = رقم يُعَدّ.
plan-if = إذا…
plan-if-note = وقت أو مكان أو شيء يحدث.
plan-then = … فسوف…
plan-then-note = فعل واحد يستغرق أقلّ من دقيقتين.
plan-step = أول خطوة صغيرة، خلال يومين
plan-obstacle = ما قد يعيقني
plan-helper = من يساعدني
plan-vague = أن أكون أفضل, أحاول, أحسّن, أكثر من ذي قبل
plan-vague-hint = هل يمكن لأحد أن يراه ويعدّه؟ قل مَن وماذا ومتى.
plan-lacks-behaviour = بقي شيء واحد: ماذا تريد أن تفعل؟
plan-lacks-if = بقي نصف الجملة: متى يحين الوقت؟ اذكر وقتًا أو مكانًا أو حدثًا.
plan-lacks-then = بقي نصف الجملة: ماذا ستفعل عندئذ؟
plan-lacks-measure = بقي شيء واحد: كم مرّة في الأسبوع؟
plan-follow = بعد { $count } يومًا: هل حدث ذلك؟
plan-follow-said = إذا { $cue }، فسوف { $act }
plan-follow-yes = نعم
plan-follow-partly = جزئيًا
plan-follow-no = لا
plan-follow-change = ما الذي أعاق ذلك؟ غيّر الجملة حتى تناسبك.
plan-kept-count = تحقق { $kept } من { $count }
plan-days = تسعون يومًا
plan-start = اليوم الأول
plan-phase = الأيام { $from } إلى { $to }:
plan-learn = تعلّم وراقب.
plan-practise = تمرّن على عادة واحدة في كل مرّة.
plan-widen = وسّعها وعلّمها غيرك.
plan-weeks = دقيقتان في الأسبوع
plan-weeks-note = هل حدث هذا الأسبوع؟ ضع علامة، أو اتركه وفكّر فيما أعاقك.
plan-week-head = الأسبوع
plan-week = الأسبوع { $number }
plan-kept-to = تمّ
plan-review = مراجعة في اليوم { $day }
plan-verdict-kept = أُبقي
plan-verdict-changed = غُيّر
plan-verdict-dropped = تُرك
plan-evidence = ماذا حدث، وكيف أعرف ذلك؟
plan-next = وماذا بعد؟
plan-print = اطبع
plan-markdown = احفظ نصًّا
plan-calendar = احفظ مواعيد المراجعة لتقويم
plan-calendar-start = اختر اليوم الأول.
plan-said = كتبتَ في الدورة:
plan-take = أضفه هنا
certificate = شهادة
certificate-about = ما تطلبه الدورة، وما بقي منه.
certificate-track = المسار: { $track }
certificate-quiz = احصل على { $percent } ٪ في:
certificate-scenarios = أتمّ:
certificate-scenarios-any = أتمّ { $any } من هذه { $count }:
certificate-outcomes = النهايات المحتسبة: { $outcomes }
certificate-survey = أجب، بأي نتيجة:
certificate-plan = اكتب في خطّتك:
certificate-start = ابدأ خطّتك (يوم أول، أو ثلاثة أسابيع معلَّمة):
certificate-done = تمّ:
certificate-missing = ناقص:
certificate-open = ما بقي
certificate-share = تمّ { $done } من { $count }
certificate-more = { $count } أخرى
certificate-finished = تمّ حتى الآن: { $count }
certificate-show = أظهر هذه الشهادة
certificate-much = { $done } من { $needed }
certificate-name = اسمك عليها
certificate-print = اطبع
certificate-has = أتمّ هذه الدورة، وهي تعلّم
certificate-hours = { $count ->
    [zero] نحو { $count } ساعة عمل
    [one] نحو ساعة عمل ({ $count })
    [two] نحو ساعتَي عمل ({ $count })
    [few] نحو { $count } ساعات عمل
    [many] نحو { $count } ساعة عمل
   *[other] نحو { $count } ساعة عمل
}
certificate-version = الإصدار { $version } من الدورة
certificate-date = التاريخ
certificate-signature = التوقيع
certificate-honest = تعلّم ذاتيّ بلا إشراف. أُعدّت هذه الورقة في متصفّح المتعلّم ممّا يحفظه، ولم يتحقّق منها أحد. وهي ليست دليلًا على الهوية ولا على الكفاءة في العمل.
prompts-feed = خلاصة
prompts-count = { $count ->
    [zero] { $count } محفّز، واحد كل أسبوع
    [one] { $count } محفّز، واحد كل أسبوع
    [two] { $count } محفّزان، واحد كل أسبوع
    [few] { $count } محفّزات، واحد كل أسبوع
    [many] { $count } محفّزًا، واحد كل أسبوع
   *[other] { $count } محفّز، واحد كل أسبوع
}
prompts-first = اليوم الأول
prompts-calendar = احفظ تقويمًا
prompts-choose = اختر يومًا أول.
prompts-saved = ملفّ التقويم في تنزيلاتك؛ افتحه بتقويمك.
track-start = ابدأ
track-follow = اتبع هذا المسار
track-off = خارج مسارك

# الإبلاغ عن سؤال.
report-question = أبلغ عن هذا السؤال
report-field = ما الخطأ فيه؟
report-answer = أرفق إجابتي
report-mail = اكتب الرسالة
report-page = انتقل إلى النموذج
report-note = يُفتح برنامج بريدك بهذا النص، ولا يُرسل شيء قبل أن ترسله أنت.
report-note-page = تُفتح صفحة أخرى بهذا النص، وهناك تقرّر هل ترسله.
report-subject = «{ $title }» في «{ $course }»
report-about = السؤال: { $title } ({ $question })
report-where = الصفحة: { $address }
report-version = إصدار الدورة: { $version }
report-mine = إجابتي: { $answer }

# الملاحظات والتظليل والعلامات.
notes = الملاحظات
notes-lead = ما ظلّلته ودوّنته ووضعت عليه علامة في هذه الدورة. لا يراه أحد سواك.
notes-no-scripts = ملاحظاتك في متصفّحك، ويعرضها برنامج نصّي لم يتمكّن من العمل هنا.
notes-none = ليست لديك ملاحظات بعد. حدّد كلمات في درس ثم اختر «تظليل» أو «ملاحظة» أو «علامة».
notes-apart = يحفظ هذا المتصفّح ملاحظات كل صفحة على حدة، لأن الدورة فُتحت من مجلّد. تجدها في صفحاتها.
notes-search = ابحث في ملاحظاتك
notes-found = { $count ->
    [0] لا توجد ملاحظة بهذه الكلمات.
    [zero] لا توجد ملاحظات
    [one] ملاحظة واحدة
    [two] ملاحظتان
    [few] { $count } ملاحظات
    [many] { $count } ملاحظة
   *[other] { $count } ملاحظة
}
notes-markdown = احفظها نصًّا (Markdown)
notes-print = اطبع
notes-edit = تعديل
notes-bar = الكلمات المحدّدة
notes-here = تظليل أو ملاحظة أو علامة: «{ $title }»
notes-highlight = تظليل
notes-note = ملاحظة
notes-bookmark = علامة
notes-long = هذا نص طويل. حدّد { $count } حرفًا على الأكثر.
notes-made-highlight = ظُلّلت.
notes-made-bookmark = أُضيفت العلامة.
notes-field = ملاحظتك
notes-private = لا يراها أحد سواك، وهي محفوظة في هذا المتصفّح.
notes-save = احفظ
notes-saved = حُفظت.
notes-delete = احذف
notes-deleted = حُذفت.
notes-of-note = ملاحظتك: { $text }
notes-of-highlight = ما ظلّلته: { $text }
notes-of-bookmark = علامتك: { $text }
notes-lost = { $count ->
    [zero] لم يتغيّر نص أي ملاحظة
    [one] تغيّر نص ملاحظة واحدة
    [two] تغيّر نص ملاحظتين
    [few] تغيّر نص { $count } ملاحظات
    [many] تغيّر نص { $count } ملاحظة
   *[other] تغيّر نص { $count } ملاحظة
}

# الخصوصية.
privacy = الخصوصية
privacy-lead = ما تفعله في هذه الدورة يبقى في متصفحك، ولا ترسله الدورة إلى أحد.
privacy-kept = ما يحفظه متصفحك
privacy-pages = الصفحات التي فتحتها وأكملتها، ومتى، وأين توقفت عن القراءة
privacy-answers = إجاباتك عن الأسئلة، بما فيها ما كتبته ولم ترسله بعد
privacy-stories = ما اخترته في المواقف التفاعلية
privacy-surveys = إجاباتك في الاستبيانات
privacy-observers = إجابات من سألتهم عن نفسك، إذا أضفت ملفاتهم
privacy-plan = ما تكتبه في خطتك
privacy-name = اسمك، إذا كتبته على الشهادة
privacy-notes = ملاحظاتك وما ظلّلته وعلاماتك
privacy-settings = إعداداتك، مثل الألوان، وآخر عمليات بحثك حتى تغلق علامة التبويب
privacy-where = كل هذا موجود في هذا المتصفح على هذا الجهاز، ويستطيع أن يراه كل من يستخدم المتصفح نفسه على هذا الجهاز.
privacy-erase = كيف تراه أو تأخذه معك أو تحذفه
privacy-erase-how = في صفحة «ما يحفظه متصفحك» يمكنك أن تحفظ كل شيء في ملف أو أن تحذفه. الملف الذي تحفظه ملكك، ومن تعطيه إياه يستطيع قراءته. أما إعداداتك فتزول عندما تمحو بيانات هذا الموقع من المتصفح.
privacy-sent = ما يُرسل
privacy-sent-how = لا حسابات هنا ولا ملفات تعريف ارتباط، ولا شيء يحصي زياراتك. تحمّل الصفحات ملفات هذا الموقع وحده، والمتصفح يضمن ذلك.
privacy-report = إذا أبلغت عن سؤال، يُفتح برنامج بريدك أو صفحة أخرى بما كتبته، وأنت تقرّر هل ترسله.
privacy-host = يرى مستضيف هذا الموقع الملفات التي يطلبها متصفحك وعنوان الإنترنت الذي يطلبها منه، كما في أي موقع. ولا يرى إجاباتك.
privacy-links = لا تعرف عنك المواقع الأخرى شيئا إلا إذا فتحت رابطا إليها، ولا تعرف من أين أتيت.

# إمكانية الوصول.
accessibility = إمكانية الوصول
accessibility-lead = صُممت هذه الصفحات لتحقق إرشادات WCAG 2.2 في المستوى AA. هنا ما اختُبر وما لم يُختبر.
accessibility-tested = ما اختُبر
accessibility-rules = يُختبر Coursemark، وهو البرنامج الذي أنشأ هذه الصفحات، في متصفحات بحثا عن أخطاء يستطيع برنامج أن يجدها، بألوان فاتحة وداكنة ومفروضة.
accessibility-keys = تستخدم اختباراته الصفحات بلوحة المفاتيح وحدها، وبعرض 320 بكسل، وبنص أكبر مرتين.
accessibility-contrast = تباين النص في ألوانه الخاصة 4.5 إلى 1 على الأقل.
accessibility-scripts = يمكن قراءة كل صفحة بلا نصوص برمجية، لكن الإجابات لا تُصحح ولا تُحفظ إلا بها.
accessibility-open = ما لم يُختبر
accessibility-content = لا تشمل تلك الاختبارات نصوص هذه الدورة وصورها وأفلامها، ولا ما تغيره في المظهر.
accessibility-people = لا يجد البرنامج إلا بعض العوائق. تستخدم الاختبارات Chromium وFirefox، ولا تستخدم قارئ شاشة.
accessibility-help = إذا أعاقك شيء
accessibility-tell = أخبرنا من فضلك بالصفحة، وبما أردت أن تفعله، وبالجهاز والمتصفح والتقنيات المساعدة التي تستخدمها.
accessibility-tell-whom = أخبر من فضلك من أعطاك هذه الدورة بالصفحة، وبما أردت أن تفعله، وبالجهاز والمتصفح والتقنيات المساعدة التي تستخدمها.

# المراجعة.
review = المراجعة
review-about = ما أجبت عنه يعود إليك هنا قبيل أن تنساه: بعد أيام، ثم بعد أسابيع، ثم بعد أشهر. هكذا يبقى.
review-no-scripts = تحتاج المراجعة إلى JavaScript، وهي معطّلة هنا أو تعذّر تحميلها.
review-today = { $count ->
    [zero] لا أسئلة اليوم
    [one] سؤال واحد اليوم
    [two] سؤالان اليوم
    [few] { $count } أسئلة اليوم
    [many] { $count } سؤالاً اليوم
   *[other] { $count } سؤال اليوم
}
review-due = { $count ->
    [zero] لا أسئلة للمراجعة
    [one] سؤال واحد للمراجعة
    [two] سؤالان للمراجعة
    [few] { $count } أسئلة للمراجعة
    [many] { $count } سؤالاً للمراجعة
   *[other] { $count } سؤال للمراجعة
}
review-waiting = { $count ->
    [zero] لا شيء ينتظر أياماً أخرى
    [one] سؤال آخر ينتظر يوماً آخر
    [two] سؤالان آخران ينتظران أياماً أخرى
    [few] { $count } أسئلة أخرى تنتظر أياماً أخرى
    [many] { $count } سؤالاً آخر تنتظر أياماً أخرى
   *[other] { $count } سؤال آخر تنتظر أياماً أخرى
}
review-from = من
review-read = اقرأ مرة أخرى:
review-again = يأتي مرة أخرى في النهاية.
review-easy = كان ذلك سهلاً
review-later = يعود في وقت أبعد من غيره.
review-finish = إنهاء
review-none = لا شيء للمراجعة اليوم
review-unknown = لا شيء للمراجعة بعد
review-how = أجب عن أسئلة الدروس، فتعود إليك هنا بعد بضعة أيام.
review-done = انتهيت لهذا اليوم
review-remembered = تذكّرت { $right } من { $count }.
review-next = { $count ->
    [zero] التالي: { $day }، لا أسئلة.
    [one] التالي: { $day }، سؤال واحد.
    [two] التالي: { $day }، سؤالان.
    [few] التالي: { $day }، { $count } أسئلة.
    [many] التالي: { $day }، { $count } سؤالاً.
   *[other] التالي: { $day }، { $count } سؤال.
}
review-calendar = احفظ الأيام القادمة في تقويم
review-leeches = أخطأت مراراً في أسئلة هذه الصفحات. اقرأها مرة أخرى وأجب عن أسئلتها هناك:
progress-kept = محفوظ
progress-kept-about = متعلَّم: إجابتك الأخيرة صحيحة. محفوظ: أجبت صحيحاً في ثلاثة أيام مختلفة.
certificate-kept = احفظ { $percent }% من الأسئلة: أجب صحيحاً في ثلاثة أيام مختلفة

# تخطي ما تعرفه.
test-out = تخطَّ ما تعرفه
test-out-about = أجب عن بضعة أسئلة، فيحدد المقرر الدروس التي لا تحتاج إليها. زر «متابعة» يتخطاها، ويمكنك قراءتها مع ذلك.
test-out-no-scripts = تعمل هذه الأسئلة باستخدام JavaScript، وهو متوقف هنا أو تعذر تحميله.
test-out-length = { $count ->
    [zero] بلا أسئلة
    [one] سؤال واحد على الأكثر
    [two] سؤالان على الأكثر
    [few] { $count } أسئلة على الأكثر
    [many] { $count } سؤالًا على الأكثر
   *[other] { $count } سؤال على الأكثر
}
test-out-how = قل مدى تأكدك من كل إجابة. لا يُحسب إلا ما كان صحيحًا وأنت متأكد منه. تظهر النتيجة في النهاية.
test-out-start = ابدأ
test-out-on = تابع
test-out-where = السؤال { $number } من { $count } على الأكثر
test-out-stop = توقف هنا
test-out-result = تتقن { $known } من { $count } من الأهداف
test-out-lessons = { $count ->
    [0] لا يُتخطى أي درس.
    [zero] لا يُتخطى أي درس.
    [one] يُتخطى درس واحد:
    [two] يُتخطى درسان:
    [few] تُتخطى { $count } دروس:
    [many] يُتخطى { $count } درسًا:
   *[other] يُتخطى { $count } درس:
}
test-out-objectives = الأهداف
test-out-known = معروف
test-out-not-yet = ليس بعد
test-out-not-asked = لم يظهر
test-out-apart = تبقى الاختبارات والشهادة كما هي.
test-out-take-back = لا تتخطَّ هذه الدروس
test-out-taken-back = لا يُتخطى أي درس الآن.
test-out-tries = { $count ->
    [0] استخدمت كل محاولاتك.
    [zero] استخدمت كل محاولاتك.
    [one] لك محاولة واحدة أخرى، وفيها أسئلة أخرى ما دامت متوفرة.
    [two] لك محاولتان أخريان، وفي كل منهما أسئلة أخرى ما دامت متوفرة.
    [few] لك { $count } محاولات أخرى، وفي كل منها أسئلة أخرى ما دامت متوفرة.
    [many] لك { $count } محاولة أخرى، وفي كل منها أسئلة أخرى ما دامت متوفرة.
   *[other] لك { $count } محاولة أخرى، وفي كل منها أسئلة أخرى ما دامت متوفرة.
}
test-out-again = حاول مرة أخرى
known = تعرف هذا من قبل
