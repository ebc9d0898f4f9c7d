# سطر الأوامر.

cli-error = خطأ
cli-warning = تحذير
cli-note = ملاحظة

cli-usage = الاستعمال:
cli-commands = الأوامر
cli-arguments = المدخلات
cli-options = الخيارات
cli-examples = أمثلة:

cli-about-sanad = خط زمني لأحداث مأخوذة من وثائق، يقود كل حدث منها إلى نص الاقتباس الذي يشهد له. ومن دون أمر تُفتح النافذة.
cli-about-export = يكتب الخط الزمني صورةً، ولا يحتاج إلى شاشة. حالة الخروج: 0 كُتب، 1 أخطاء أو اقتباسات غير ثابتة (ويُكتب الملف وعلى كل منها علامة)، 2 استعمال غير صحيح.
cli-about-check = يبيّن ما يعيب المشروع، وهل ما زال كل اقتباس في وثيقته. حالة الخروج: 0 لا عيب، 1 أخطاء، ومنها الاقتباسات التي ليست في وثائقها أو لم يمكن التحقق منها، 2 استعمال غير صحيح.
cli-about-convert = يحوّل ملفًا من صيغة إلى أخرى، ويسمّي ما لا مكان له في الصيغة الأخرى. حالة الخروج: 0 كُتب، 1 أخطاء، أو اقتباسات غير ثابتة في صيغ القراءة (html وmarkdown)، 2 استعمال غير صحيح.
cli-about-new = ينشئ مشروعًا من وثائق تُنسخ إليه، كلها أو لا شيء: فإن تعذرت قراءة إحداها لم يُكتب شيء. حالة الخروج: 0 كُتب، 1 أخطاء، 2 استعمال غير صحيح.
cli-about-add = يضيف وثائق إلى مشروع، فيُحفظ ومعه نسخ منها، كلها أو لا شيء؛ ويُترك ما هو فيه من قبل. حالة الخروج: 0 كُتب، 1 أخطاء، 2 استعمال غير صحيح.
cli-about-text = يعرض نص الوثيقة كما يُقرأ: النص الذي يُبحث فيه عن الاقتباسات. حالة الخروج: 0 عُرض، 1 أخطاء، 2 استعمال غير صحيح.
cli-about-dates = يجد التواريخ في وثيقة: كلمات كل منها ونوعه وقيمته وكيف فُهم. حالة الخروج: 0 قُرئت، 1 تعذرت قراءة الوثيقة، 2 استعمال غير صحيح.

cli-arg-dated-document = الوثيقة (نص أو HTML أو Markdown أو DOCX أو PDF)؛ و«-» نص مجرد من المدخل القياسي
cli-arg-document-language = لغة الوثيقة مثل ar أو en؛ وإلا دلت عليها حروفها
cli-arg-published = تاريخ نشر الوثيقة، وتُحسب منه كلمات مثل «أمس»
cli-arg-file = ملف المشروع، أو مجلد فيه project.json، أو «sample» للمشروع المرفق
cli-arg-input = الملف المقروء، أو sample للمشروع المرفق
cli-arg-converted = الملف المكتوب، وتدل نهايته على صيغته؛ و«-» للمخرج القياسي (مع { CODE("--to-format") })
cli-arg-force = يكتب فوق ملف موجود؛ أما المشروع ووثائقه فلا يُكتب فوقها أبدًا
cli-arg-from-format = صيغة IN إن لم تدل عليها نهايته
cli-arg-to-format = صيغة OUT إن لم تدل عليها نهايته
cli-arg-columns = ما في أعمدة الجدول، بأرقامها أو أسمائها: { CODE("date=1,title=3,lane=المدينة") }. والمعروف منها id وdate (أو when) وend وtitle وsummary وlane وactors وtags وstatus وimportance وyear وmonth وday وquarter وweek وtime وminute وend time وduration وam pm وend am pm وera (أو calendar) وend era وtime zone وweekday وother date (والأخيران للمقارنة)؛ وما عداها يبقى كما هو
cli-arg-header = رقم الصف الذي فيه أسماء أعمدة الجدول، كما يعدّه برنامج الجداول؛ و0 إن لم تكن له أسماء
cli-arg-bom = هل يبدأ الجدول المكتوب (csv أو tsv) بعلامة ترتيب البايتات: always لأن Excel يحسبه من دونها بترميز آخر، أو never لبرامج تتعثر بها
cli-arg-delimiter = ما بين خلايا الجدول: محرف واحد، أو الكلمة tab
cli-arg-encoding = ترميز الجدول، مثل UTF-8 أو windows-1256
cli-arg-help = يعرض هذه المساعدة
cli-arg-version = يعرض رقم النسخة
cli-arg-json = يعرض النتائج بصيغة JSON
cli-arg-allow-unproven = الاقتباسات التي ليست في وثائقها كما سُجّلت أو لم يُتحقق منها تُعلَّم في الملف على كل حال؛ وبهذا الخيار تكون تحذيرات لا أخطاء
cli-arg-output = الملف الذي يُكتب، وتدل نهايته على الصيغة؛ و«-» للمخرج القياسي. وإن تعددت الصفحات صارت الملفات name-1.png وname-2.png…
cli-arg-size = العرض والارتفاع بالبكسل، مثل 1920x1080
cli-arg-preset = مقاس معروف الاسم: slide أو 4k أو a4 أو a4-portrait أو a3 أو a3-portrait أو social أو social-portrait
cli-arg-scale = حجم الرسم، من 0.25 إلى 8 (بكسل لكل نقطة)
cli-arg-from = أول تاريخ يظهر، مثل 2023 أو { CODE("2023-10") }
cli-arg-to = آخر تاريخ يظهر
cli-arg-theme = الألوان: light فاتح، أو dark داكن، أو print أسود على أبيض بنقوش بدل الألوان
cli-arg-language = لغة التواريخ والعناوين، ar أو en؛ وإلا فلغة المشروع
cli-arg-direction = اتجاه الزمن، rtl أو ltr؛ وإلا فاتجاه لغة المشروع
cli-arg-zone = المنطقة الزمنية التي تُذكر الأوقات بساعتها، مثل { CODE("Asia/Riyadh") } أو { CODE("+03:00") }؛ وإلا فساعة كل مصدر
cli-arg-calendar = تقويم ثانٍ بجانب الميلادي: hijri للهجري (أم القرى) أو persian للفارسي
cli-arg-notes = ما يُذكر من المصادر: numbered حواشٍ مرقمة بكل اقتباس، أو line سطر بالوثائق، أو none لا شيء؛ والمعتاد numbered، وفي مقاسات social سطر
cli-arg-no-notes = من دون حواشي المصادر
cli-arg-no-legend = من دون مفتاح الرموز
cli-arg-no-title = من دون العنوان
cli-arg-format = صيغة الملف مهما كانت نهاية اسمه: png أو svg أو pdf أو html
cli-arg-no-project = صورة PNG بلا المشروع فيها، فلا تُفتح من جديد
cli-arg-archive = ملف PDF للأرشيف (PDF/A-3) يُرفق به المشروع ووثائقه
cli-arg-review = يُبقي الملاحظات على الأحداث ومن حكم على حالتها في المشروع الذي تحمله صورة PNG أو ملف الأرشيف؛ وإلا تُترك
cli-arg-documents = الوثائق: { CODE(".txt") } و{ CODE(".md") } و{ CODE(".html") } و{ CODE(".docx") } و{ CODE(".pdf") }
cli-arg-project = المشروع الذي يُكتب: حزمة (case.sanad)، أو ملف مشروع (case.json) ووثائقه بجانبه، أو مجلد ({ CODE("case/") })
cli-arg-project-title = عنوان المشروع؛ وإلا فعنوان أول وثيقة
cli-arg-project-language = لغة المشروع، مثل ar أو en؛ وإلا فلغة الوثائق
cli-arg-changed = المشروع: ملفه، أو مجلد فيه project.json، أو حزمة
cli-arg-document = الوثيقة
cli-arg-page-numbers = يبيّن أين تبدأ كل صفحة، في الوثائق ذات الصفحات
cli-arg-paragraphs = يرقّم الفقرات
cli-arg-group-by = ما تُجمع فيه الأحداث: lane مسارات المشروع، أو person الأشخاص، أو tag الوسوم، أو document الوثائق، أو status الحالة؛ ويقف الحدث مع أول ما يذكره منها
cli-arg-view = عرض محفوظ في المشروع، باسمه أو معرّفه: مدته وترشيحه وتجميعه واتجاهه، ما لم يقل خيار غير ذلك
cli-arg-rows = عدد صفوف الخط الزمني، أو auto لأقل عدد تظهر فيه البطاقات كاملة (وهو المعتاد)
cli-arg-pages = عدد الصفحات، أو auto لأقل عدد يسع كل شيء؛ والمعتاد صفحة واحدة، وفي صيغة متعددة الصفحات auto
cli-arg-no-breaks = يُبقي المدد الطويلة الخالية من الأحداث بطولها، بدل قطعها بعلامة تبيّن مدتها
cli-arg-transparent = بلا خلفية؛ ضعه على أرضية فاتحة مع light أو print، وداكنة مع dark
cli-arg-scale-bar = شريط يبيّن المقياس الزمني، حتى حيث يغني عنه المحور
cli-arg-with-date = يذكر تاريخ آخر تعديل للمشروع، كما تكتبه

cli-examples-sanad =
    {"  "}sanad                                    المشروع المرفق
    {"  "}sanad case/project.json                  مشروع لك
    {"  "}sanad check case/project.json            ما يعيبه
    {"  "}sanad export sample -o timeline.png      صورة للمشروع المرفق
cli-examples-export =
    {"  "}sanad export sample -o timeline.png --preset a4
    {"  "}sanad export case/project.json -o 2024.png --from 2024-01 --to 2024-12 --theme dark
    {"  "}sanad export case/project.json -o poster.png --size 6000x4000 --scale 3 --language en
    {"  "}sanad export case/project.json -o report.png --preset a3 --pages auto --theme print
cli-examples-convert =
    {"  "}sanad convert timeline.xml -o case/project.json
    {"  "}sanad convert case/project.json -o events.csv
    {"  "}sanad convert table.csv -o case/project.json --columns date=1,title=3 --encoding windows-1256
cli-examples-dates =
    {"  "}sanad dates article.docx --published 2024-03-12
    {"  "}sanad dates - --json --language ar < article.txt
cli-examples-check =
    {"  "}sanad check case/project.json
    {"  "}sanad check case/project.json --json > findings.json
cli-examples-new =
    {"  "}sanad new ruling.pdf article.html -o case.sanad
    {"  "}sanad new *.docx -o case/ --title "القضية" --language ar
cli-examples-add =
    {"  "}sanad add case.sanad memo.pdf
cli-examples-text =
    {"  "}sanad text ruling.pdf --pages --paragraphs

cli-text-page = الصفحة { $page }
cli-text-hidden = { $how ->
    [struck] مشطوب
    [covered] مغطى
    [replaced] تُظهر الصفحة كلمات أخرى
    [prompt] دعوة إلى ملء حقل
   *[hidden] مخفي
}
diag-text-concealed = { $count ->
    [one] في النص جزء لا يراه
    [two] في النص جزآن لا يراهما
    [few] في النص { $count } أجزاء لا يراها
    [many] في النص { $count } جزءًا لا يراها
   *[other] في النص { $count } جزء لا يراها
} قارئ الملف، وموضعها في آخره بعد سطر يبيّن السبب.
    .advice = ما اقتُبس منها يُذكر أن القارئ لا يراه.
diag-new-project-ending = يُكتب المشروع الجديد حزمةً ({ CODE(".sanad") })، أو ملفًا ({ CODE(".json") })، أو في مجلد.
    .advice = اكتب مثلًا { CODE("-o case.sanad") } أو { CODE("-o case.json") } أو { CODE("-o case/") }.
diag-add-other-format = تضاف الوثائق إلى ملف مشروع ({ CODE(".json") }) أو حزمة ({ CODE(".sanad") })، وليس هذا واحدًا منهما.
    .advice = اجعله مشروعًا أولًا: { CODE("sanad convert IN -o case.sanad") }.
diag-document-twice = الملف في المشروع من قبل، بالبايتات نفسها.
    .advice = لا حاجة إلى فعل شيء: لم يُضف مرة أخرى.
diag-document-is-project = «{ $document }» مشروع لا وثيقة.
    .advice = افتحه، أو أعطِ الوثائق نفسها.
diag-document-not-text = «{ $document }» ليس نصًّا يُقتبس منه: هو صورة أو صوت أو ملف من نوع آخر.
    .advice = أعطِ ملفًا نهايته { CODE(".txt") } أو { CODE(".md") } أو { CODE(".html") } أو { CODE(".docx") } أو { CODE(".pdf") }؛ وأجرِ تعرّف النصوص (OCR) على الصور أولًا.
diag-new-document-too-large = حجم «{ $document }» أكبر من { $most } ميغابايت.
    .advice = قسّمه.

dates-from-published = حُسب من تاريخ الوثيقة، { $base }: «{ $words }» ← { $date }.
dates-from-previous = حُسب من { $base } المذكور قبله: «{ $words }» ← { $date }.
dates-waits-published = ينتظر تاريخ نشر الوثيقة؛ أضف { CODE("--published") }.
dates-waits-previous = يُحسب من أمر لا تاريخ له هنا.
dates-weekday = يوم الأسبوع في النص غير يوم هذا التاريخ؛ راجع المصدر.
dates-disagrees = التاريخ المذكور معه بتقويم آخر يوم غيره: { $date }؛ راجع المصدر.
dates-day-or-month = قد يكون اليوم مكان الشهر والشهر مكان اليوم.
dates-century = القرن غير مذكور.
dates-calendar = تقويم السنة غير مذكور.

cli-excerpt =
    الاقتباس { $nth } من «{ $event }» ({ $attests ->
        [date] التاريخ
        [context] السياق
       *[event] الحدث
    }): { $state ->
        [found] في موضعه { $places }
        [moved] انتقل إلى { $places }
        [context-changed] في { $places }، لكن الكلام حوله غير الذي يسجّله المشروع
        [changed] تغيّر رسمه، ويشبه الأصل بنسبة { $similarity }٪، في { $places }
        [changed-in-meaning] تغيّر معناه، ويشبه الأصل بنسبة { $similarity }٪، في { $places }
        [ambiguous] ملتبس، وقد يكون في { $places }
        [lost-near] مفقود، وأقرب نص إليه في { $places }
        [concealed] في { $places }، لكن القارئ لا يراه هناك: { $how ->
            [struck] فهو مشطوب
            [covered] فهو محجوب
            [replaced] فالصفحة تعرض كلامًا غيره
            [prompt] فهو مطالبة بتعبئة خانة
           *[hidden] فهو مخفيّ
        }
        [unread] لم يُتحقق منه لغياب نص وثيقته
        [unchecked] لم يُتحقق منه
       *[lost] مفقود
    }{ $signs ->
        [added] ؛ وعلى كلماته حركات ليست في المصدر
       *[none] {""}
    }{ $margin ->
        [yes] ، في هامش الصفحة: في رأسها أو ذيلها أو رقمها
       *[no] {""}
    }
cli-unproven = { $finding }؛ الوثيقة «{ $document }»
diag-unproven = { $count ->
    [zero] لا اقتباس غير ثابت.
    [one] في الملف اقتباس واحد ليس في مصدره كما سُجّل أو لم يُتحقق منه، وقد وُضعت عليه علامة.
    [two] في الملف اقتباسان ليسا في مصدرهما كما سُجّلا أو لم يُتحقق منهما، وقد وُضعت على كل منهما علامة.
    [few] في الملف { $count } اقتباسات ليست في مصادرها كما سُجّلت أو لم يُتحقق منها، وقد وُضعت على كل منها علامة.
    [many] في الملف { $count } اقتباسًا ليست في مصادرها كما سُجّلت أو لم يُتحقق منها، وقد وُضعت على كل منها علامة.
   *[other] في الملف { $count } اقتباس ليست في مصادرها كما سُجّلت أو لم يُتحقق منها، وقد وُضعت على كل منها علامة.
}
    .advice = أصلحها في النافذة، أو أضف { CODE("--allow-unproven") } إن كفت العلامات.
diag-unproven-allowed = { $count ->
    [zero] لا اقتباس غير ثابت.
    [one] على اقتباس واحد في الملف علامة: ليس في مصدره كما سُجّل، أو لم يُتحقق منه.
    [two] على اقتباسين في الملف علامة: ليسا في مصدرهما كما سُجّلا، أو لم يُتحقق منهما.
    [few] على { $count } اقتباسات في الملف علامة: ليست في مصادرها كما سُجّلت، أو لم يُتحقق منها.
    [many] على { $count } اقتباسًا في الملف علامة: ليست في مصادرها كما سُجّلت، أو لم يُتحقق منها.
   *[other] على { $count } اقتباس في الملف علامة: ليست في مصادرها كما سُجّلت، أو لم يُتحقق منها.
}
    .advice = الأمر «sanad check» يبيّن موضع كل منها.
cli-summary = الأحداث: { $events }، الوثائق: { $documents }، الاقتباسات: { $quotes } (في موضعها: { $found }، انتقلت: { $moved }، تغيّر سياقها: { $context-changed }، تغيّر رسمها: { $changed }، تغيّر معناها: { $changed-in-meaning }، ملتبسة: { $ambiguous }، مفقودة: { $lost }{ $concealed ->
    [0] {""}
   *[other] ، لا يراها القارئ: { $concealed }
}{ $unread ->
    [0] {""}
   *[other] ، بلا وثيقة: { $unread }
}{ $unchecked ->
    [0] {""}
   *[other] ، لم يُتحقق منها: { $unchecked }
})، الأخطاء: { $errors }، التحذيرات: { $warnings }

diag-view-missing = { $count ->
    [0] ليس في المشروع عروض محفوظة، فلا عرض اسمه «{ $name }».
   *[other] ليس في المشروع عرض اسمه «{ $name }»؛ وعروضه: { $views }.
}
    .advice = اكتب اسم العرض أو معرّفه.
diag-export-open-date = «{ $date }» بلا حد معلوم من هذه الجهة.
    .advice = اكتب تاريخًا معلوم البداية والنهاية، مثل 2023 أو { CODE("2023-10") }.
diag-export-span = المدة تنتهي قبل أن تبدأ.
    .advice = اجعل تاريخ { CODE("--from") } قبل تاريخ { CODE("--to") }.
