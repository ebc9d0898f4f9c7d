# ما يعيب الملف: `diag-CODE`، والخاصية `advice` تقول ما العمل.

## بنية JSON في ملف المشروع

diag-json-empty = الملف فارغ.
    .advice = اختر ملف المشروع، أو استرجعه من نسخة احتياطية.
diag-json-unexpected = «{ $found }» ليست قيمة من قيم JSON.
    .advice = ضع النص بين علامتي اقتباس مزدوجتين؛ أما القيم الأخرى فهي الأعداد وtrue وfalse وnull.
diag-json-number = «{ $found }» ليس عددًا بصيغة JSON.
    .advice = اكتبه على نحو 12 أو ‎-3 أو 0.5، أو ضعه بين علامتي اقتباس.
diag-json-missing-value = هنا قيمة ناقصة.
    .advice = أضف القيمة، أو احذف الفاصلة أو الاسم.
diag-json-missing-comma = قبل هذا الموضع فاصلة ناقصة.
    .advice = ضع فاصلة بين القيمتين.
diag-json-trailing-comma = لا شيء بعد هذه الفاصلة.
    .advice = احذف الفاصلة.
diag-json-missing-colon = ينبغي أن تكون هنا نقطتان رأسيتان، لا «{ $found }».
    .advice = اكتب نقطتين رأسيتين بين الاسم وقيمته.
diag-json-missing-name = ينبغي أن يكون هنا اسم حقل بين علامتي اقتباس، لا «{ $found }».
    .advice = ضع الاسم بين علامتي اقتباس مزدوجتين.
diag-json-wrong-bracket = القوس «{ $found }» يُغلق ما ليس مفتوحًا هنا.
    .advice = ابحث قبل هذا الموضع عن قوس ناقص أو زائد.
diag-json-unclosed = ينتهي الملف قبل إغلاق القوس المفتوح في السطر { $found }. وقد قُرئ ما قبل النهاية.
    .advice = قد يكون الملف مبتورًا: استرجع نسخة كاملة منه، أو أغلق القوس.
diag-json-unclosed-string = النص الذي يبدأ هنا لا تُغلقه علامة اقتباس.
    .advice = أضف علامة الاقتباس في آخره.
diag-json-control-character = لا يجوز أن يرد المحرف { $found } في نص كما هو.
    .advice = اكتب ‎\n لنهاية السطر و‎\t للجدولة، واحذف ما سواهما من محارف التحكم.
diag-json-escape = «{ $found }» ليس من رموز الهروب في JSON.
    .advice = اكتب الشرطة المائلة العكسية مضاعفة ‎\\‎، وسائر المحارف كما هي.
diag-json-surrogate = «{ $found }» نصف محرف، وقد استُبدل.
    .advice = اكتب المحرف نفسه بدل رمزه.
diag-json-comment = لا تعليقات في JSON؛ جرى تخطي هذا التعليق ولن يُحفظ.
    .advice = احذفه، أو ضعه في حقل مثل "note".
diag-json-too-deep = هذه القيمة متداخلة أكثر من { $found } مستوى، فجرى تخطيها ولن تُحفظ.
    .advice = اجعلها أقل تداخلًا.
diag-json-after-end = يرد «{ $found }» بعد نهاية المشروع.
    .advice = احذف ما بعد النهاية، أو ابحث عن قوس أُغلق قبل أوانه.
diag-json-duplicate-name = الحقل «{ $found }» مكرر؛ والمعتمد آخر ما ورد منه.
    .advice = احذف ما سواه.

## حقول ملف المشروع

diag-not-a-project = الملف ليس مشروعًا؛ فالمشروع كائن بين حاصرتين.
    .advice = اختر ملف المشروع.
diag-wrong-type =
    ينبغي أن تكون قيمة «{ $field }» { $expected ->
        [string] نصًا بين علامتي اقتباس
        [text] نصًا، أو نصوصًا لكل لغة نص
        [date] تاريخًا بين علامتي اقتباس
        [count] عددًا صحيحًا غير سالب
        [number] عددًا
        [array] قائمة بين قوسين معقوفين
       *[object] كائنًا بين حاصرتين
    }، لا { $found ->
        [null] null
        [boolean] true أو false
        [number] هذا العدد
        [string] هذا النص
        [array] قائمة
       *[object] كائنًا
    }. تبقى القيمة محفوظة لكنها لا تُستعمل.
    .advice = صحّح القيمة.
diag-missing-field = الحقل «{ $field }» ناقص.
    .advice = أضف الحقل.
diag-missing-id =
    { $kind ->
        [document] هذه الوثيقة بلا معرّف، وقد سُميت
        [actor] هذا الطرف بلا معرّف، وقد سُمي
        [lane] هذا المسار بلا معرّف، وقد سُمي
       *[event] هذا الحدث بلا معرّف، وقد سُمي
    } «{ $used }».
    .advice = أعطه معرّفًا لا يحمله غيره في قائمته.
diag-duplicate-id = المعرّف «{ $id }» سبق استعماله؛ وسُمي هذا «{ $used }».
    .advice = أعطه معرّفًا خاصًا به، وراجع ما يشير إليه.
diag-unknown-document = لا وثيقة بالمعرّف «{ $id }»، فلا سبيل إلى موضع الاقتباس.
    .advice = صحّح المعرّف، أو أضف الوثيقة.
diag-unknown-actor = لا طرف بالمعرّف «{ $id }».
    .advice = صحّح المعرّف، أو أضف الطرف.
diag-unknown-lane = لا مسار بالمعرّف «{ $id }»، فالحدث خارج كل مسار.
    .advice = صحّح المعرّف، أو أضف المسار.
diag-unknown-word = «{ $found }» ليست من القيم الممكنة للحقل «{ $field }».
    .advice = استعمل إحدى هذه: { $allowed }.
diag-invalid-date = «{ $found }» ليس تاريخًا بصيغة EDTF ‏(ISO 8601-2)، فيُعد الحقل «{ $field }» بلا تاريخ.
    .advice = اكتب تاريخًا على نحو 2023 أو ‎2023-10 أو ‎2023-10-05 أو ‎2023-10~ أو ‎2023/2024.
diag-importance-range = الأهمية { $found } ليست عددًا صحيحًا من 1 إلى 5؛ والمعتمد { $used }.
    .advice = اكتب عددًا من 1 إلى 5.
diag-unknown-field = الحقل «{ $field }» غير معروف. يبقى كما هو عند الحفظ.
    .advice = راجع هجاءه إن كان المقصود أن يُقرأ.
diag-unknown-format = يقول الملف إن صيغته «{ $found }»؛ وهذه النسخة من سند تقرأ «{ $known }».
    .advice = قد ينقص هنا بعض ما فيه: استعمل نسخة من سند تعرف هذه الصيغة.
diag-language-tag = «{ $found }» لا يشبه رمز لغة.
    .advice = اكتب رمزًا مثل ar أو en أو fa-IR.
diag-sha256-format = «{ $found }» ليست بصمة SHA-256.
    .advice = اكتب خاناتها الست عشرية الأربع والستين، أو احذف الحقل.
diag-position-length = الموضع من { $start } إلى { $end } لا يطابق طول الاقتباس، فلا يعين على إيجاده.
    .advice = صحّح البداية والنهاية؛ وهما تعدّان نقاط الترميز.
diag-unattested = لا اقتباس يشهد للحدث «{ $event }».
    .advice = أضف من إحدى الوثائق الكلمات التي تشهد له.
diag-more-alike = { $count ->
        [zero] لا ملاحظات أخرى
        [one] ملاحظة أخرى
        [two] ملاحظتان أخريان
        [few] { $count } ملاحظات أخرى
        [many] { $count } ملاحظة أخرى
       *[other] { $count } ملاحظة أخرى
    } من نوع «{ $code }» لا تظهر هنا.
    .advice = صحّح ما ظهر منها ثم أعد الفحص.

## الترميز

diag-byte-order-mark = يبدأ الملف بعلامة ترتيب البايتات. سيُحفظ من دونها.
    .advice = لا حاجة إلى فعل شيء.
diag-utf-16 = الملف بترميز UTF-16. سيُحفظ بترميز UTF-8.
    .advice = احفظه مرة واحدة.
diag-not-utf8 = الملف ليس بترميز UTF-8؛ وما تعذرت قراءته يظهر �.
    .advice = احفظه بترميز UTF-8 من البرنامج الذي جاء منه.

## الوثائق

diag-document-digest = تغيّر ملف الوثيقة «{ $document }» منذ أُخذت بصمته SHA-256.
    .advice = تحقق من مواضع اقتباساته الآن؛ فإن كان التغيير صحيحًا فاكتب بصمته الجديدة: { $found }.
diag-document-not-utf8 = الوثيقة «{ $document }» ليست بترميز UTF-8؛ وما تعذرت قراءته يظهر �.
    .advice = حوّلها إلى UTF-8؛ وكثيرًا ما يكون ترميز مثلها Windows-1256.
diag-document-utf-16 = الوثيقة «{ $document }» بترميز UTF-16.
    .advice = لا حاجة إلى فعل شيء.
diag-document-without-path = لا ملف للوثيقة «{ $document }».
    .advice = ضع نصها إلى جانب ملف المشروع واكتب اسمه في "path".
diag-document-path = للوثيقة «{ $document }» المسار «{ $path }»، وقد يخرج عن مجلد المشروع، فلم تُقرأ.
    .advice = ضع الملف في مجلد المشروع واكتب مساره منه، بالشرطة المائلة / ومن دون "..".
diag-document-outside = الوثيقة «{ $document }» خارج مجلد المشروع عبر رابط، فلم تُقرأ: «{ $path }».
    .advice = انسخ الملف نفسه إلى مجلد المشروع.
diag-document-missing = ملف الوثيقة «{ $document }» غير موجود: «{ $path }».
    .advice = أعده إلى مجلد المشروع، أو صحّح مساره.
diag-document-unreadable = تعذرت قراءة ملف الوثيقة «{ $document }»: «{ $path }» ({ $reason }).
    .advice = تحقق من أن لك صلاحية قراءته.
diag-document-no-file = مسار الوثيقة «{ $document }» لا يؤدي إلى ملف: «{ $path }».
    .advice = اكتب مسار ملف نصي.
diag-document-too-large = ملف الوثيقة «{ $document }» أكبر مما ينبغي: «{ $path }».
    .advice = قسّمه إلى وثائق أصغر من 512 ميغابايت.
diag-document-in-the-way = يحمل ملف آخر اسم الوثيقة «{ $document }»، فلم يُحفظ شيء.
    .advice = احفظ في مجلد فارغ، أو انقل ذلك الملف.

## الملفات

diag-unknown-ending = لا يعرف سند صيغة بهذه اللاحقة.
    .advice = اختر ملف مشروع، ولاحقته ‎.json.
diag-file-missing = لا وجود لهذا الملف.
    .advice = تحقق من اسمه ومجلده.
diag-file-unreadable = تعذرت قراءة الملف ({ $reason }).
    .advice = تحقق من أنه ملف ومن أن لك صلاحية قراءته.
diag-file-too-large = الملف أكبر من أن يكون ملف مشروع.
    .advice = تحقق من أنه الملف المقصود.
diag-file-unwritable = تعذرت كتابة الملف ({ $reason }).
    .advice = اختر مكانًا آخر، أو تحقق من المساحة المتاحة ومن صلاحية الكتابة هناك.
