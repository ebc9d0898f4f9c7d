# ما يعيب ملفات التعليقات والحزم، وما لا تتسع له صيغ المصادر: `diag-CODE`، والخاصية `advice` تقول ما العمل.

## تعليقات الويب (W3C)

diag-annotation-none = لا تعليق في الملف.
    .advice = اختر ملفًا فيه تعليقات W3C بصيغة JSON-LD، أو ملفًا صُدِّر من Hypothesis.
diag-annotation-page-elsewhere = بقية التعليقات في صفحة أخرى على الشبكة، ولا يُجلب شيء منها.
    .advice = نزّل الصفحات كلها وافتحها.
diag-annotation-kept = حقول لا مكان لها في المشروع، حُفظت كما هي: { $names } (العدد: { $count }).
    .advice = لا يلزم شيء؛ تجدها في الحقل `annotation` من الحدث.
diag-annotation-stray = في الملف ما ليس تعليقًا ({ $names })، والعدد: { $count }. حُفظ كما هو في الحقل `strays`.
    .advice = لا يلزم شيء إن لم يكن من الأحداث.
diag-annotation-no-source = تعليقات لا تقول ما الذي تعلّق عليه (العدد: { $count }).
    .advice = أضف عنوان المصدر في الحقل `source`.
diag-annotation-selector = تعليقات تدل على موضع بلا كلمات ({ $names })، والعدد: { $count }. صارت أحداثًا بلا مقتطف، وحُفظ الموضع كما هو.
    .advice = أضف المقتطف من النص.
diag-annotation-whole = تعليقات على مصدر بأكمله (العدد: { $count })، فصارت أحداثًا بلا مقتطف.
    .advice = أضف المقتطف الذي يشهد للحدث.
diag-annotation-offsets = لا يُعرف بأي وحدة تُعد المواضع (العدد: { $count })؛ يُبَتّ في ذلك متى عُرف النص.
    .advice = أضف نص المصدر إلى المشروع.
diag-annotation-position-only = مقتطفات لها موضع بلا كلمات (العدد: { $count })؛ تؤخذ الكلمات من النص متى عُرف.
    .advice = أضف نص المصدر إلى المشروع.
diag-annotation-position-outside = مقتطفات لها موضع بلا كلمات، ونص وثيقتها أقصر من أن يبلغه (العدد: { $count }).
    .advice = تحقق من أن الوثيقة هي التي عُلِّق عليها، أو حدِّد الكلمات فيها.
diag-annotation-selector-kept = محدِّدات أخرى للموضع، حُفظت كما هي (العدد: { $count }).
    .advice = لا يلزم شيء.
diag-annotation-loss =
    لا مكان في تعليقات الويب { $what ->
        [events-without-target] للأحداث التي لا مقتطف لها
        [lanes] للمسارات
        [actors] للأطراف
        [status] لحال الحدث
        [importance] للأهمية
        [attests] لما يشهد عليه المقتطف
        [stance] لكون المقتطف نافيًا
        [positions] للمواضع التي لها بداية بلا نهاية أو نهاية بلا بداية
        [wordless] للمقتطفات التي لا كلمات لها ولا موضع
        [publishers] للناشر وتاريخ النشر
        [paths] لمواضع ملفات الوثائق
        [digests] لبصمات الملفات
        [unused-documents] للوثائق التي لا مقتطف منها
       *[unknown-fields] للحقول غير المعروفة
    } (العدد: { $count }).
    .advice = احفظ المشروع بصيغة سند أيضًا.

## التسلسل الزمني وقائمة المصادر

diag-chronology-loss =
    لا يُظهر التسلسل الزمني { $what ->
        [positions] مواضع المقتطفات وما حولها
        [translations] النصوص باللغات الأخرى
        [languages] لغات النصوص
        [seconds] الثواني والمناطق الزمنية
        [actor-details] أنواع الأطراف وأدوارها
        [unused-actors] الأطراف التي لا حدث لها
        [empty-lanes] المسارات الخالية من الأحداث
        [ids] المعرّفات
        [files] مسارات الملفات وأنواعها
        [importance] الأهمية
        [attests] ما يشهد عليه المقتطف
        [digests] بصمات الملفات
       *[unknown-fields] الحقول غير المعروفة
    } (العدد: { $count }).
    .advice = احفظ المشروع بصيغة سند أيضًا.
diag-csl-loss =
    لا مكان في قائمة المصادر { $what ->
        [events] للأحداث ومقتطفاتها
        [project-title] لعنوان المشروع
        [lanes] للمسارات
        [actors] للأطراف
        [translations] للنصوص باللغات الأخرى
        [files] لمسارات الملفات وبصماتها وأنواعها
        [doubts] للفرق بين التاريخ المشكوك فيه والتقريبي، فكلاهما يُكتب «نحو»
       *[unknown-fields] للحقول غير المعروفة
    } (العدد: { $count }).
    .advice = احفظ المشروع بصيغة سند أيضًا.

## الحزمة

diag-bundle-broken = الملف ليس حزمة سليمة: { $reason }
    .advice = قد يكون مبتورًا: استرجع نسخة كاملة منه.
diag-bundle-without-project = لا مشروع في الحزمة.
    .advice = ينبغي أن يكون فيها ملف اسمه `project.json`.
diag-bundle-without-manifest = لا بيان بالملفات في الحزمة، فلا يمكن التحقق من سلامتها.
    .advice = احفظ الحزمة من جديد ليُكتب البيان.
diag-bundle-manifest = تتعذر قراءة بيان الملفات: { $reason }
    .advice = احفظ الحزمة من جديد بعد التحقق من وثائقها.
diag-bundle-missing = الملف «{ $path }» مذكور في البيان وليس في الحزمة.
    .advice = أضفه إلى الحزمة من نسخة أخرى.
diag-bundle-digest = تغيّر الملف «{ $path }» بعد حفظ الحزمة: بصمته { $found }، وفي البيان { $expected }.
    .advice = قارنه بنسخة تثق بها.
diag-bundle-unlisted = الملف «{ $path }» في الحزمة وليس في البيان.
    .advice = تحقق من مصدره، ثم احفظ الحزمة من جديد.
diag-bundle-stray = الملف «{ $path }» ليس من المشروع، فجرى تخطيه ولن يُحفظ.
    .advice = ضع الوثائق في المجلد `documents`.
diag-bundle-path = الاسم «{ $path }» يخرج عن مجلد المشروع أو هو رابط أو أطول مما يجوز، فرُفض.
    .advice = لا تثق بحزمة لا تعرف مصدرها، وضع الوثائق داخل المجلد.
diag-bundle-duplicate = الاسم «{ $path }» مكرر في الحزمة؛ ويُقرأ ملف واحد منها.
    .advice = أعد إنشاء الحزمة بملف واحد بهذا الاسم.
diag-bundle-too-many = في الحزمة { $count } ملفًا، ولا يُقرأ منها إلا { $most }.
    .advice = قسّم المشروع.
diag-bundle-unreadable = تتعذر قراءة الملف «{ $path }» من الحزمة: { $reason }
    .advice = استرجع نسخة سليمة من الحزمة.
diag-bundle-bomb = توقفت القراءة عند «{ $path }»: محتوى الحزمة بعد فكّها أكبر من { $most } ميغابايت، وهو الأقصى لحزمة بحجمها.
    .advice = لا تثق بحزمة لا تعرف مصدرها.
diag-bundle-file-too-large = حجم «{ $path }» بعد فكّه أكبر من { $most } ميغابايت فلم يُقرأ.
    .advice = قسّمه إلى عدة ملفات، أو قسّم المشروع إلى عدة حزم.
diag-bundle-unwritable = تعذّر وضع «{ $path }» في الحزمة: { $reason }
    .advice = احفظ المشروع في مجلد بدل الحزمة.
diag-bundle-without-documents = كُتبت الحزمة بلا وثائقها.
    .advice = احفظ المشروع حزمةً من النافذة أو انسخ الوثائق معه.
