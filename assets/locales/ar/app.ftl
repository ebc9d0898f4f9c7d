# النافذة: أسماء الأوامر وكلمات اللوحات ومربعات الحوار.

app-name = سند
untitled = خط زمني بلا عنوان
plain-number = { $number }
list-separator = ،
cancel = إلغاء
apply = تطبيق
zoom = التكبير
scroll-bar = شريط التمرير
loading = جارٍ فتح { $file }…
drop-hint = أفلت الملف هنا لفتحه

# الأوامر

group-file = الملف
group-edit = التحرير
group-timeline = الخط الزمني
group-source = المصدر
group-find = البحث
group-window = النافذة
group-mouse = الفأرة

cmd-open = فتح…
cmd-open-sample = فتح المشروع المرفق
cmd-save = حفظ
cmd-save-as = حفظ باسم…
cmd-export = تصدير الخط الزمني…
cmd-undo = تراجع
cmd-redo = إعادة
cmd-edit-event = تحرير الحدث…
cmd-delete-event = حذف الحدث
cmd-zoom-in = تكبير
cmd-zoom-out = تصغير
cmd-fit = عرض الكل
cmd-center = توسيط الحدث المحدد ثم ملء العرض به
cmd-pan-start = تحريك العرض إلى اليمين
cmd-pan-end = تحريك العرض إلى اليسار
cmd-left = الحدث التالي إلى اليسار
cmd-right = الحدث التالي إلى اليمين
cmd-lane-up = حدث في المسار الأعلى
cmd-lane-down = حدث في المسار الأدنى
cmd-earlier = الحدث الأسبق
cmd-later = الحدث اللاحق
cmd-first = أول حدث
cmd-last = آخر حدث
cmd-open-quote = الانتقال إلى الاقتباس
cmd-next-quote = الاقتباس التالي
cmd-previous-quote = الاقتباس السابق
cmd-copy-event = نسخ الحدث مع اقتباساته
cmd-print = طباعة…
cmd-copy-view = نسخ المشهد صورةً
cmd-copy-quote = نسخ الاقتباس مع مصدره
cmd-page-down = المصدر: صفحة إلى الأسفل
cmd-page-up = المصدر: صفحة إلى الأعلى
cmd-source = إظهار المصدر أو إخفاؤه
cmd-source-view = عرض الوثيقة نصًّا أو كما تبدو
cmd-search = بحث
cmd-next-hit = النتيجة التالية
cmd-previous-hit = النتيجة السابقة
cmd-filter = تصفية
cmd-clear-filter = إلغاء التصفية
cmd-palette = كل الأوامر…
cmd-shortcuts = اختصارات لوحة المفاتيح
cmd-menu = القائمة
cmd-problems = مشكلات المشروع
cmd-tray = عرض الأحداث بلا تاريخ أو طيّها
shelf-fold = طيّ الأحداث بلا تاريخ
shelf-unfold = عرض الأحداث بلا تاريخ
cmd-theme = فاتح أو داكن
cmd-language = العربية أو الإنجليزية
cmd-direction = عكس اتجاه الزمن
cmd-settings = الإعدادات
cmd-about = حول سند
cmd-close = إغلاق

button-open = فتح…
button-export = تصدير…
other-language = En

mouse-wheel = العجلة أو القرص بإصبعين
mouse-wheel-does = التكبير عند المؤشر
mouse-shift-wheel = العجلة مع Shift
mouse-shift-wheel-does = التنقل عبر الزمن
mouse-drag = سحب الخلفية
mouse-drag-does = التنقل عبر الزمن والمسارات
mouse-shift-drag = السحب مع Shift
mouse-shift-drag-does = التكبير إلى مدة بعينها
mouse-double = النقر المزدوج
mouse-double-does = تقريب الحدث، أو التكبير
mouse-overview = السحب على النظرة العامة
mouse-overview-does = تحريك نافذة العرض أو تغيير سعتها

# اللوحات

panel-timeline = الخط الزمني
panel-overview = نظرة عامة على الزمن كله
panel-source = نص المصدر
search-placeholder = ابحث في الأحداث والاقتباسات والأشخاص…
search-placeholder-short = ابحث…
search-clear = مسح البحث
search-none = لا نتائج
search-count = { $count ->
    [zero] لا نتائج
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $count } نتائج
    [many] { $count } نتيجة
   *[other] { $count } نتيجة
}
search-at = { $at } من { $count }
palette-placeholder = ماذا تريد أن تفعل؟
palette-none = لا أمر بهذا الاسم
menu-recent = ملفات حديثة

shelf-title = بلا تاريخ
shelf-count = { $count ->
    [zero] لا أحداث
    [one] حدث واحد لا يؤرخه المصدر
    [two] حدثان لا يؤرخهما المصدر
    [few] { $count } أحداث لا يؤرخها المصدر
    [many] { $count } حدثًا لا يؤرخها المصدر
   *[other] { $count } حدث لا يؤرخها المصدر
}
shelf-left-out = { $count ->
    [zero] ولكلٍّ منها مكان هنا
    [one] واحد منها لا مكان له هنا
    [two] اثنان منها لا مكان لهما هنا
    [few] { $count } منها لا مكان لها هنا
   *[other] { $count } منها لا مكان لها هنا
}
group-none-person = بلا أشخاص
group-none-tag = بلا وسوم
group-none-document = بلا وثيقة
group-none-status = بلا حالة
group-others = غير ذلك
lane-none = أحداث أخرى
lane-count = { $count ->
    [zero] لا أحداث مؤرخة
    [one] حدث مؤرخ واحد
    [two] حدثان مؤرخان
    [few] { $count } أحداث مؤرخة
    [many] { $count } حدثًا مؤرخًا
   *[other] { $count } حدث مؤرخ
}
timeline-lasting = { $count ->
    [zero] لا أحداث مستمرة من قبل
    [one] حدث واحد مستمر من قبل
    [two] حدثان مستمران من قبل
    [few] { $count } أحداث مستمرة من قبل
    [many] { $count } حدثًا مستمرًا من قبل
   *[other] { $count } حدث مستمر من قبل
}
timeline-folded = { $count ->
    [zero] لا أحداث هنا
    [one] حدث واحد هنا: كبّر لرؤيته
    [two] حدثان هنا: كبّر لرؤيتهما
    [few] { $count } أحداث هنا: كبّر لرؤيتها
    [many] { $count } حدثًا هنا: كبّر لرؤيتها
   *[other] { $count } حدث هنا: كبّر لرؤيتها
}
timeline-folded-doubt = { $count ->
    [one] في واحد منها اقتباس موضع شك.
    [two] في اثنين منها اقتباسات موضع شك.
   *[other] في { $count } منها اقتباسات موضع شك.
}
timeline-lasting-doubt = وفيها اقتباس موضع شك
date-none = بلا تاريخ
date-unproven = { $date } (التاريخ ليس في المصدر)
status-reported = منقول
status-confirmed = مؤكد
status-disputed = محل خلاف
status-forecast = توقّع

citation-page = ص { $page }
source-as-text = نصًّا
source-as-pages = صفحاتٍ
source-page = الصفحة { $page } من { $count }
source-page-failed = تعذّر رسم هذه الصفحة: { $why ->
        [absent] ليست في الملف.
        [much] رسمها يستغرق وقتًا أو ذاكرة أكثر كثيرًا مما تحتاج إليه صفحة.
        [deep] ما تستعمله متداخل أكثر من اللازم.
        [picture] فيها صورة تزعم أن أبعادها { $width } × { $height } بكسل.
        [memory] رسمها يحتاج إلى ذاكرة أكثر مما يُسمح به لصفحة.
        [time] رسمها يستغرق وقتًا أطول مما يُسمح به لصفحة.
        [worker] تعذّر تشغيل البرنامج الذي يقرأ ملفات PDF.
       *[crashed] انهارت قراءتها.
    }
source-no-pages = تعذّر عرض الصفحات
source-missing = الوثيقة مفقودة
source-resize = عرض لوحة المصدر
source-copy-url = نسخ العنوان { $url }
quote-at = الاقتباس { $at } من { $count }
quote-count = { $count ->
    [zero] لا اقتباسات
    [one] اقتباس واحد
    [two] اقتباسان
    [few] { $count } اقتباسات
    [many] { $count } اقتباسًا
   *[other] { $count } اقتباس
}
mark-name = اقتباس: { $quote } — { $event }
mark-date-name = عبارة تدل على التاريخ: { $quote } — { $event }
quote-lost = هذا الاقتباس غير موجود في الوثيقة:
quote-ambiguous = هذا الاقتباس يطابق أكثر من موضع على السواء:
quote-nearest = أقرب نص إليه:
quote-changed = تغيرت كلمات هذا الاقتباس في الوثيقة (التشابه { $percent }%)، وكان نصه:
quote-unchecked = لا يمكن التحقق من هذا الاقتباس:
quote-is-moved = الاقتباس في موضع آخر من الوثيقة: { $quote }

status-line = { $events ->
    [zero] لا أحداث
    [one] حدث واحد
    [two] حدثان
    [few] { $events } أحداث
    [many] { $events } حدثًا
   *[other] { $events } حدث
}  ·  { $documents ->
    [zero] لا وثائق
    [one] وثيقة واحدة
    [two] وثيقتان
    [few] { $documents } وثائق
    [many] { $documents } وثيقة
   *[other] { $documents } وثيقة
}  ·  وُجد { $found } من { $quotes ->
    [zero] { $quotes } اقتباس
    [one] اقتباس واحد
    [two] اقتباسين
    [few] { $quotes } اقتباسات
    [many] { $quotes } اقتباسًا
   *[other] { $quotes } اقتباس
}
status-line-bare = { $events ->
    [zero] لا أحداث
    [one] حدث واحد
    [two] حدثان
    [few] { $events } أحداث
    [many] { $events } حدثًا
   *[other] { $events } حدث
}  ·  { $documents ->
    [zero] لا وثائق
    [one] وثيقة واحدة
    [two] وثيقتان
    [few] { $documents } وثائق
    [many] { $documents } وثيقة
   *[other] { $documents } وثيقة
}
status-filtered = المعروض { $shown } من { $events }
# A button: the project has no documents.
status-no-documents = كيف تُضاف الوثائق؟
status-saving = جارٍ الحفظ… { $percent }%
status-unsaved = غير محفوظ
status-problems = { $count ->
    [zero] لا مشكلات
    [one] مشكلة واحدة
    [two] مشكلتان
    [few] { $count } مشكلات
    [many] { $count } مشكلة
   *[other] { $count } مشكلة
}

# الحالات

empty-title = لا مشروع مفتوح
empty-text = افتح ملف مشروع، أو أفلته على هذه النافذة.
no-events-title = لا أحداث في هذا المشروع
no-events-text = تُقرأ الأحداث من ملف المشروع، ولم يُكتب فيه أي حدث بعد.
no-dates-title = لا حدث مؤرخًا
no-dates-text = المصادر لا تؤرخ أيًا من هذه الأحداث، فهي على الرف في الأسفل.
filter-none-title = التصفية تحجب كل الأحداث المؤرخة
filter-none-text = ألغِ التصفية لتظهر من جديد.

# The name of the cross on a notice.
notice-dismiss = إخفاء الإشعار
notice-more = إظهار الإشعار كله
notice-less = إظهار أول الإشعار فقط
notice-no-documents = لا مصدر يُعرض بجانب الخط الزمني لأن هذا المشروع بلا وثائق. لإضافتها افتح ملف المشروع في محرر نصوص، واكتب في «documents» لكل وثيقة معرّفًا «id» ومسارًا «path» إلى ملف بجانبه (نص أو Markdown أو HTML أو DOCX أو PDF)، ثم أعد فتح المشروع.
notice-export-cancelled = أُلغي التصدير، ولم يُكتب شيء
notice-printing = جارٍ إعداد الصفحات للطباعة…
notice-printed = سُلّمت الصفحات إلى برنامج ملفات PDF؛ اطبعها منه. وتُحذف عند إغلاق هذه النافذة.
notice-no-viewer = لا يوجد برنامج لملفات PDF. احفظ الصفحات هنا ملف PDF واطبعها من مكان آخر.
notice-exported = كُتب الملف: { $file }
notice-saving = يُحفظ المشروع الآن، ويأتي ما طلبته بعد ذلك.
notice-saved = حُفظ: { $file }
notice-settings = تعذر حفظ الإعدادات: { $reason }
notice-copied = نُسخ
notice-edited = تم التغيير. للتراجع: Ctrl+Z
notice-deleted = حُذف الحدث. للتراجع: Ctrl+Z
notice-undone = تم التراجع
notice-redone = أُعيد التغيير
notice-problems = { $count ->
    [zero] لا مشكلات في المشروع
    [one] في المشروع مشكلة واحدة: انظر شريط الحالة
    [two] في المشروع مشكلتان: انظر شريط الحالة
    [few] في المشروع { $count } مشكلات: انظر شريط الحالة
    [many] في المشروع { $count } مشكلة: انظر شريط الحالة
   *[other] في المشروع { $count } مشكلة: انظر شريط الحالة
}

# مربعات الحوار

problems-none = لا مشكلات: وُجدت الاقتباسات كلها.
unsaved-title = أتريد حفظ التغييرات؟
unsaved-text = في المشروع تغييرات لم تُحفظ، وستضيع إن لم تحفظها.
unsaved-discard = تجاهل التغييرات
path-open = فتح ملف
path-save = حفظ باسم
path-text = لا تعمل هنا خدمة اختيار الملفات. اكتب المسار كاملًا.

filter-lanes = المسارات
filter-time = الزمن
filter-span = ما يظهر في العرض الحالي فقط
filter-status = الحالة
filter-actors = الأشخاص والأطراف
filter-tags = الوسوم
filter-documents = الوثائق

event-title = العنوان
event-summary = الملخص
event-when = التاريخ
event-when-hint = أكتوبر 2023، أو { CODE("2023-10") }، أو نحو 1985
event-lane = المسار
event-status = الحالة
event-importance = الأهمية

setting-contrast = التباين
contrast-system = حسب النظام
contrast-usual = معتاد
contrast-high = عالٍ
setting-theme = المظهر
setting-language = اللغة
setting-direction = اتجاه الزمن
setting-zoom = الحجم
zoom-auto = تلقائي
zoom-100 = 100%
zoom-125 = 125%
zoom-150 = 150%
zoom-200 = 200%
setting-months = أسماء الشهور
setting-zone = المنطقة الزمنية
zone-hint = كما في كل مصدر (أو مثلًا { CODE("Asia/Riyadh") })
setting-calendar = تقويم ثانٍ
calendar-none = لا شيء
calendar-hijri = الهجري (أم القرى)
calendar-persian = الفارسي
setting-digits = الأرقام العربية المشرقية (٠١٢٣)
setting-motion = تقليل الحركة
setting-single-keys = الحروف والعلامات المفردة اختصارات، مثل { CODE("E") } والشرطة المائلة
setting-wheel = العجلة تمرر المسارات، والتكبير بالعجلة مع Ctrl
theme-system = حسب النظام
theme-light = فاتح
theme-print = للطباعة
theme-dark = داكن
language-ar = العربية
language-en = English
direction-project = حسب المشروع
direction-rtl = من اليمين
direction-ltr = من اليسار
months-egypt = يناير
months-levant = كانون الثاني
months-maghreb = جانفي
months-morocco = يناير (المغرب)

about-version = الإصدار { $version }
about-text = خط زمني لأحداث مأخوذة من الوثائق، يرتبط كل حدث منها بالكلمات التي تشهد عليه.
about-licence = برنامج حر برخصة MIT أو Apache 2.0. الخطوط: وزير متن، ونوتو نسخ العربي، ونوتو سانس العبري، برخصة SIL Open Font License.

# تغييرات المشروع

edit-nothing = لا شيء
edit-unknown-id = { $kind ->
    [lane] لا مسار بالمعرّف «{ $id }»
    [actor] لا شخص ولا طرف بالمعرّف «{ $id }»
    [view] لا عرض محفوظًا بالمعرّف «{ $id }»
    [document] لا وثيقة بالمعرّف «{ $id }»
   *[other] لا حدث بالمعرّف «{ $id }»
}
edit-duplicate-id = { $kind ->
    [lane] هناك مسار بالمعرّف «{ $id }» من قبل
    [actor] هناك شخص أو طرف بالمعرّف «{ $id }» من قبل
    [view] هناك عرض محفوظ بالمعرّف «{ $id }» من قبل
    [document] هناك وثيقة بالمعرّف «{ $id }» من قبل
   *[other] هناك حدث بالمعرّف «{ $id }» من قبل
}
edit-no-place = لا موضع رقمه { $position } في قائمة عدد ما فيها { $count }
edit-after-refused = جاء بعد تعديل تعذرت إعادته، وقد يكون مبنيًّا عليه
journal-no-header = { $count ->
    [0] أوله تالف، ولا تعديل سليم فيه
    [one] أوله تالف فلا يُعرف لأي ملف هو، وفيه تعديل واحد سليم
    [two] أوله تالف فلا يُعرف لأي ملف هو، وفيه تعديلان سليمان
    [few] أوله تالف فلا يُعرف لأي ملف هو، وفيه { $count } تعديلات سليمة
    [many] أوله تالف فلا يُعرف لأي ملف هو، وفيه { $count } تعديلًا سليمًا
   *[other] أوله تالف فلا يُعرف لأي ملف هو، وفيه { $count } تعديل سليم
}
journal-other-version = كتبته نسخة أخرى من «سند»
journal-too-large = حجمه أكبر من أن يُقرأ
edit-title = عنوان المشروع
edit-event = حدث
edit-add-event = حدث جديد
edit-remove-event = حدث محذوف
edit-lane = مسار
edit-add-lane = مسار جديد
edit-remove-lane = مسار محذوف
edit-actor = شخص أو طرف
edit-add-actor = شخص أو طرف جديد
edit-remove-actor = شخص أو طرف محذوف
edit-document = وثيقة
edit-add-document = وثيقة جديدة
edit-remove-document = وثيقة محذوفة
edit-language = لغة المشروع
edit-direction = اتجاه الزمن
edit-move-event = حدث منقول
edit-move-lane = مسار منقول
edit-move-actor = شخص أو طرف منقول
edit-move-document = وثيقة منقولة
edit-view = عرض محفوظ
edit-add-view = عرض محفوظ جديد
edit-remove-view = عرض محفوظ محذوف
edit-move-view = عرض محفوظ منقول
edit-excerpt = اقتباس

# القائمة

cmd-list = إظهار قائمة الأحداث أو إخفاؤها
list-title = الأحداث
list-count = { $count ->
    [zero] لا أحداث
    [one] حدث واحد
    [two] حدثان
    [few] { $count } أحداث
    [many] { $count } حدثًا
   *[other] { $count } حدث
}
list-marked = { $count ->
    [zero] لم يُحدد شيء
    [one] حُدد حدث واحد
    [two] حُدد حدثان
    [few] حُددت { $count } أحداث
    [many] حُدد { $count } حدثًا
   *[other] حُدد { $count } حدث
}
list-by-time = الزمن
list-by-lane = المسار
list-by-title = العنوان
list-by-importance = الأهمية
list-sort = الترتيب بحسب { $by }
list-sorted = الترتيب بحسب { $by }، { $way }
list-in-order = من الأول إلى الآخر
list-reversed = من الآخر إلى الأول
list-hits-only = النتائج فقط
list-copy = نسخ الأحداث المحددة
list-resize = ارتفاع قائمة الأحداث
list-working = لحظة من فضلك…
list-filtered = التصفية تحجب كل الأحداث
search-busy = جارٍ البحث…
loading-bytes = { $done } من { $total } ميغابايت
loading-events = { $count ->
    [zero] لم يُقرأ أي حدث بعد
    [one] قُرئ حدث واحد
    [two] قُرئ حدثان
    [few] قُرئت { $count } أحداث
    [many] قُرئ { $count } حدثًا
   *[other] قُرئ { $count } حدث
}
notice-copied-events = { $count ->
    [zero] لم يُنسخ شيء
    [one] نُسخ حدث واحد
    [two] نُسخ حدثان
    [few] نُسخت { $count } أحداث
    [many] نُسخ { $count } حدثًا
   *[other] نُسخ { $count } حدث
}
notice-copied-some = نُسخت أول { $count } من { $all } من الأحداث المحددة. لنسخ ما بعدها حدد أقل من ذلك.

# عمل لم يُحفظ

unsaved-save = حفظ
unsaved-arrived = فُتح الملف الذي كان يُحمَّل، لكن هذا المشروع تغيّر في أثناء ذلك.
unapplied-title = أتريد تطبيق ما كتبته؟
unapplied-text = في نموذج الحدث تغييرات لم تُطبَّق بعد.
unapplied-discard = تجاهل ما كُتب
unapplied-back = العودة إلى النموذج
notice-form-date = المكتوب في خانة التاريخ ليس تاريخًا: صحّحه أولًا أو أغلق النموذج.
notice-form-gone = لم يعد حدث هذا النموذج في المشروع، فلا يمكن تطبيق ما كُتب.
notice-not-opened = لم يُفتح الملف الآخر: بقي هذا المشروع.
notice-saved-copy = كُتب: { $file }. هذه الصيغة لا تحفظ المشروع كله، فالمشروع نفسه لم يُحفظ بعد.

exists-title = أتريد استبدال الملف؟
exists-text = يوجد ملف بهذا الاسم: { $file }. سيضيع ما فيه.
exists-other = اسم آخر
exists-replace = استبداله

conflict-title = غيّر برنامج آخر الملف
conflict-text = لم يعد { $file } كما كان حين فُتح أو حُفظ آخر مرة. لم يُكتب فوقه شيء.
conflict-comparing = تجري مقارنته بالمشروع في هذه النافذة…
conflict-unreadable = تتعذر مقارنة الملف.
conflict-same = فيه المشروع نفسه الذي في هذه النافذة.
conflict-events = الأحداث مقارنةً بهذه النافذة: الزائد { $added }، والناقص { $removed }، والمختلف { $changed }.
conflict-documents = الوثائق مقارنةً بهذه النافذة: الزائد { $added }، والناقص { $removed }، والمختلف { $changed }.
conflict-quotes = اقتباسات تلك الأحداث: الزائد { $added }، والناقص { $removed }، والمختلف { $changed }.
conflict-others = ويختلف شيء آخر أيضًا: العنوان أو المسارات أو الأشخاص أو الترتيب أو حقول غير معروفة.
conflict-reload-is = إعادة التحميل تأخذ الملف كما هو الآن وتعيد تعديلاتك عليه، ويمكن التراجع عن كل منها.
conflict-reload = إعادة التحميل مع تعديلاتي
conflict-overwrite = الكتابة فوقه
notice-reloaded = { $count ->
    [0] حُمّل الملف كما هو الآن.
    [one] حُمّل الملف كما هو الآن وعليه تعديل واحد لك لم يُحفظ بعد.
    [two] حُمّل الملف كما هو الآن وعليه تعديلان لك لم يُحفظا بعد.
    [few] حُمّل الملف كما هو الآن وعليه { $count } تعديلات لك لم تُحفظ بعد.
    [many] حُمّل الملف كما هو الآن وعليه { $count } تعديلًا لك لم تُحفظ بعد.
   *[other] حُمّل الملف كما هو الآن وعليه { $count } تعديل لك لم تُحفظ بعد.
}
notice-file-changed = غيّر برنامج آخر { $file }. ستُسأل عند الحفظ عمّا تريد.
notice-file-gone = لم يعد { $file } في مكانه: نُقل أو حُذف. الحفظ ينشئه من جديد.
# وثائق من المشروع غيّرها برنامج آخر، فقُرئت من جديد.
notice-documents-changed = { $count ->
        [one] غيّر برنامج آخر الوثيقة { $documents }. قُرئت من جديد: انظر أين تقع اقتباساتها الآن.
       *[other] غيّر برنامج آخر وثائق: { $documents }. قُرئت من جديد: انظر أين تقع اقتباساتها الآن.
    }

# الاستعادة

recovery-title = عُثر على عمل لم يُحفظ
recovery-text = توقف «سند» { $ago } قبل حفظ العمل على «{ $title }».
recovery-file = الملف: { $file }
recovery-changed = تغيّر الملف منذ ذلك الحين. تُطبَّق عليه كما هو الآن التعديلات التي ما زالت توافقه، ويُطلب اسم عند الحفظ.
recovery-gone = لم يعد الملف في مكانه: نُقل أو حُذف. ولا تُعاد التعديلات إلا عليه. أعده إلى مكانه ثم اضغط «استعادة»، أو أجّل ذلك: العمل محفوظ ويُعرض عند التشغيل القادم.
recovery-same = الاستعادة تفتح هذا الملف وتعيد التعديلات عليه، ولا يُكتب فيه شيء حتى تحفظ.
recovery-imported = الاستعادة تفتح هذا الملف وتعيد التعديلات عليه، ولا يُكتب فيه: سيطلب الحفظ اسمًا.
recovery-sample = الاستعادة تفتح المشروع المرفق بالبرنامج وتعيد التعديلات عليه. سيطلب الحفظ اسمًا.
recovery-back = لم يكن الملف في مكانه ثم عاد. تُعاد عليه التعديلات التي تصلح له، وإن صار ملفًا آخر فسيطلب الحفظ اسمًا.
recovery-kept = ما قُرئ من الملف محفوظ مع العمل: الاستعادة تعيد التعديلات عليه أيًّا كان مكان الملف الآن. سيطلب الحفظ اسمًا.
recovery-damaged = { $count ->
    [one] السجل تالف: سطر واحد منه لا يمكن استعماله. يُعرض هنا ما سلم، والسجل محفوظ.
    [two] السجل تالف: سطران منه لا يمكن استعمالهما. يُعرض هنا ما سلم، والسجل محفوظ.
    [few] السجل تالف: { $count } أسطر منه لا يمكن استعمالها. يُعرض هنا ما سلم، والسجل محفوظ.
    [many] السجل تالف: { $count } سطرًا منه لا يمكن استعمالها. يُعرض هنا ما سلم، والسجل محفوظ.
   *[other] السجل تالف: { $count } سطر منه لا يمكن استعمالها. يُعرض هنا ما سلم، والسجل محفوظ.
}
recovery-count = { $count ->
    [0] لا تعديل غير محفوظ.
    [one] تعديل واحد:
    [two] تعديلان:
    [few] { $count } تعديلات:
    [many] { $count } تعديلًا:
   *[other] { $count } تعديل:
}
recovery-draft = كان نص يُكتب في نموذج حدث، وسيعود إلى مكانه فيه.
recovery-others = { $count ->
    [one] وهناك عمل آخر يُسأل عنه بعد هذا.
    [two] وهناك عملان آخران يُسأل عنهما بعد هذا.
    [few] وهناك { $count } أعمال أخرى يُسأل عنها بعد هذا.
    [many] وهناك { $count } عملًا آخر يُسأل عنها بعد هذا.
   *[other] وهناك { $count } عمل آخر يُسأل عنها بعد هذا.
}
recovery-edit = { $what }: { $name }
recovery-recover = استعادة
recovery-later = لاحقًا
recovery-discard = تجاهل
ago-moments = قبل لحظات
ago-minutes = { $count ->
    [one] قبل دقيقة
    [two] قبل دقيقتين
    [few] قبل { $count } دقائق
   *[other] قبل { $count } دقيقة
}
ago-hours = { $count ->
    [one] قبل ساعة
    [two] قبل ساعتين
    [few] قبل { $count } ساعات
   *[other] قبل { $count } ساعة
}
ago-days = { $count ->
    [one] قبل يوم
    [two] قبل يومين
    [few] قبل { $count } أيام
    [many] قبل { $count } يومًا
   *[other] قبل { $count } يوم
}
notice-recovered = { $count ->
    [0] تمت الاستعادة، ولم يُحفظ شيء بعد.
    [one] استُعيد تعديل واحد، ولم يُحفظ بعد.
    [two] استُعيد تعديلان، ولم يُحفظا بعد.
    [few] استُعيدت { $count } تعديلات، ولم تُحفظ بعد.
    [many] استُعيد { $count } تعديلًا، ولم تُحفظ بعد.
   *[other] استُعيد { $count } تعديل، ولم تُحفظ بعد.
}
notice-recovered-changed = { $count ->
    [0] هذا الملف كما هو الآن، ولم يُطبَّق عليه أي تعديل.
    [one] استُعيد تعديل واحد على الملف كما هو الآن. سيُطلب اسم عند الحفظ.
    [two] استُعيد تعديلان على الملف كما هو الآن. سيُطلب اسم عند الحفظ.
    [few] استُعيدت { $count } تعديلات على الملف كما هو الآن. سيُطلب اسم عند الحفظ.
    [many] استُعيد { $count } تعديلًا على الملف كما هو الآن. سيُطلب اسم عند الحفظ.
   *[other] استُعيد { $count } تعديل على الملف كما هو الآن. سيُطلب اسم عند الحفظ.
}
notice-recovered-nothing = الملف يحوي ذلك كله: لم يبق ما يُستعاد.
notice-recovered-refused = { $count ->
    [one] تعذرت إعادة تعديل واحد: انظر قائمة المشكلات. السجل الذي يحويه محفوظ.
    [two] تعذرت إعادة تعديلين: انظر قائمة المشكلات. السجل الذي يحويهما محفوظ.
    [few] تعذرت إعادة { $count } تعديلات: انظر قائمة المشكلات. السجل الذي يحويها محفوظ.
    [many] تعذرت إعادة { $count } تعديلًا: انظر قائمة المشكلات. السجل الذي يحويها محفوظ.
   *[other] تعذرت إعادة { $count } تعديل: انظر قائمة المشكلات. السجل الذي يحويها محفوظ.
}
notice-recovered-damaged = { $count ->
    [one] تُرك سطر تالف واحد، والسجل محفوظ.
    [two] تُرك سطران تالفان، والسجل محفوظ.
    [few] تُركت { $count } أسطر تالفة، والسجل محفوظ.
    [many] تُرك { $count } سطرًا تالفًا، والسجل محفوظ.
   *[other] تُرك { $count } سطر تالف، والسجل محفوظ.
}
notice-journal-failed = تعذر حذف السجل القديم: { $reason }.
notice-journal-aside = السجل القديم محفوظ هنا: { $file }

# أعطال البرنامج

fault-title = تعطل شيء في «سند»
fault-text = تعذر رسم هذه النافذة. تعديلاتك باقية وهي في السجل؛ احفظ نسخة للاطمئنان. ما تعطل: { $fault }
fault-go-on = متابعة
fault-save = حفظ نسخة…
notice-task-failed = عطل في البرنامج: توقف { $task } قبل أن يتم. لم يتغير شيء؛ حاول مرة أخرى.
task-preview-failed = عطل في البرنامج
task-load = فتح الملف
task-save = الحفظ
task-export = التصدير
task-print = إعداد ملف PDF للطباعة
task-copy = إعداد الصورة للنسخ
task-preview = إعداد المعاينة
task-work = البحث أو الترتيب
task-reanchor = البحث عن الاقتباسات
task-page = رسم صفحة من الوثيقة
task-dialog = مربع اختيار الملف
task-compare = المقارنة بالملف
task-count = عدّ صفوف الجدول
task-other = عمل في الخلفية

# لمن لا يرى النافذة
panel-toolbar = شريط الأدوات
panel-status = سطر الحالة
panel-told = الرسائل
zoom-value = { $percent }% من الطريق بين الكل والدقائق
part-of-window = { $percent }% من عرض النافذة
part-of-side = { $percent }% من الارتفاع للقائمة
told-opened = فُتح: { $title }. { $count ->
    [zero] لا أحداث
    [one] حدث واحد
    [two] حدثان
    [few] { $count } أحداث
    [many] { $count } حدثًا
   *[other] { $count } حدث
}.
field-no-number = هذا ليس عددًا.
field-no-date = هذا ليس تاريخًا يعرفه البرنامج.
field-no-path = اكتب مسار الملف الذي سيُكتب.
field-no-zone = لا توجد منطقة زمنية بهذا الاسم.
list-sorting = ترتيب القائمة
columns-order = ترتيب اليوم والشهر
panel-quotes = اقتباسات المصدر
panel-main = الخط الزمني ومصادره
panel-document = المصدر
