# التواريخ المكتوبة والتقويم الثاني.

date-refused-empty = لا نص. اكتب تاريخًا مثل «أكتوبر 2023» أو { CODE("2023-10") }.
date-refused-relative = «{ $word }» يتوقف على يوم كتابته. اكتب التاريخ نفسه.
date-refused-century = لم يُذكر القرن. اكتب مثلًا «تسعينيات القرن العشرين» أو { CODE("199X") }.
date-refused-short-year = قد تكون «{ $word }» سنة من أي قرن. اكتب السنة بأربعة أرقام.
date-refused-word = لم تُفهم «{ $word }». اكتب تاريخًا مثل «أكتوبر 2023» أو { CODE("2023-10") }.
date-refused-unclear = لا تؤلف هذه الكلمات تاريخًا. اكتب تاريخًا مثل «بين أبريل ويوليو 2024» أو { CODE("2024-04/2024-07") }.
date-refused-no-such-date = لا وجود لهذا التاريخ: { $word }. راجع اليوم والشهر وترتيب الطرفين.
date-refused-clash = أجزاء «{ $word }» لا يوافق بعضها بعضًا، أو فيها علامة تحتمل معنيين. اكتب التاريخ بلا لبس، مثل { CODE("2024-03-01T17:54:00") }.
date-refused-across-years = «{ $word }» يبدأ في سنة وينتهي في أخرى، وشهراه يختلفان باختلاف البلد. اكتب السنتين مثل { CODE("2023/2024") }، أو الشهرين: { CODE("2023-04/2024-03") }.
date-refused-several = «{ $word }» تاريخان، فالشهر يقع في تلك السنة مرتين. اكتب السنة بتقويمه.
date-refused-calendar = تقويم «{ $word }» لا يُحسب هنا. اكتب التاريخ الميلادي.
date-refused-no-year = لا سنة في «{ $word }». اكتب السنة أيضًا، مثل «نهاية مارس 2024».
date-refused-year-zero = «{ $word }»: لا وجود للسنة 0، فبعد السنة 1 ق.م السنة 1 م. اكتب السنة المقصودة.
date-refused-calendar-hebrew = «{ $word }» من التقويم العبري، وهو لا يُحسب هنا. اكتب التاريخ الميلادي.
date-refused-calendar-coptic = «{ $word }» من التقويم القبطي، وهو لا يُحسب هنا. اكتب التاريخ الميلادي.
date-refused-calendar-ethiopian = «{ $word }» من التقويم الإثيوبي، وهو لا يُحسب هنا. اكتب التاريخ الميلادي.
date-refused-calendar-republican = «{ $word }» من التقويم الجمهوري الفرنسي، وهو لا يُحسب هنا. اكتب التاريخ الميلادي.
date-refused-calendar-rumi = «{ $word }» من التقويم الرومي (المالي العثماني)، وهو لا يُحسب هنا. اكتب التاريخ الميلادي.
date-refused-calendar-julian = «{ $word }» من التقويم اليولياني (القديم)، وهو لا يُحسب هنا. اكتب التاريخ الميلادي.
date-refused-calendar-buddhist = «{ $word }» من التقويم البوذي، كما في تايلاند، وهو يسبق الميلادي بـ 543 سنة. اكتب التاريخ الميلادي.

date-note-day-or-month = إن كان الشهر قبل اليوم فهو { $date } {"\u200F"}({ $edtf }).
date-note-computed-hijri = محسوب من التقويم الهجري (أم القرى)، وقد يزيد يومًا أو ينقص لاختلاف التقاويم.
date-note-computed-persian = محسوب من التقويم الهجري الشمسي.
date-note-or = وقد يعني { $date } {"\u200F"}({ $edtf }).
date-note-in-hijri = لم يُذكر التقويم. فإن كانت السنة هجرية فهو { $date } {"\u200F"}({ $edtf })، وعندها أضف «هـ».
date-note-in-persian = لم يُذكر التقويم. فإن كانت السنة هجرية شمسية فهو { $date } {"\u200F"}({ $edtf })، وعندها أضف «هـ.ش».
date-note-twice = ذُكر التاريخ نفسه بتقويم آخر، وحسابه { $date } {"\u200F"}({ $edtf }). التاريخان متفقان، والمعتمد الميلادي.
date-note-twice-apart = التاريخان لا يتفقان: الآخر { $date } {"\u200F"}({ $edtf }). المعتمد الميلادي. راجع المصدر.
date-note-year-of-hijri = المقصود شهر سنة { $year } الهجرية، وهو الواقع في السنة المذكورة.
date-note-year-of-persian = المقصود شهر سنة { $year } الهجرية الشمسية، وهو الواقع في السنة المذكورة.
date-note-week = أسبوع من الاثنين إلى الأحد، بعدّ ISO 8601.
date-note-day-of-year = عُدّ اليوم من أول السنة (ISO 8601).
date-note-across-years = يبدأ في سنة وينتهي في التالية، ولم يُذكر شهراه، فحُسبت السنتان كاملتين.
date-note-midnight = لا تبيّن «{ $word }» أالظهر هو أم أول اليوم أم آخره. راجع المصدر.
date-note-spelling = يُكتب في معيار 2019 هكذا: { $edtf }.
date-note-weekday = هذا اليوم { $is } لا { $said }. راجع المصدر.
date-note-part-of-day = لا مكان لكلمة «{ $word }» في التاريخ، فاذكرها في الملخص.
date-note-no-year = لا سنة فيه، فلا مكان له على الخط الزمني.
date-note-no-place = سنته مجهولة أو بعيدة جدًّا، فلا مكان له على الخط الزمني.
# $day: 1 is Monday.
date-weekday = { $day ->
    [1] الاثنين
    [2] الثلاثاء
    [3] الأربعاء
    [4] الخميس
    [5] الجمعة
    [6] السبت
   *[other] الأحد
}
# What was typed, as it was understood: the date in words, then in EDTF.
date-understood = { $date } {"\u200F"}({ $edtf })

diag-plain-date = «{ $found }» ليس تاريخًا بصيغة EDTF، فيُعد الحقل «{ $field }» بلا تاريخ.
    .advice = إن كان المقصود { $edtf } فاكتبه هكذا.

cli-arg-date = تاريخ بدلًا من ملف: يعرض كيف فُهم، بصيغة EDTF وبالكلمات
# What "≈" before a date of the second calendar means.
second-calendar-hijri = ≈ التاريخ الهجري (أم القرى) محسوب، وقد يزيد يومًا أو ينقص لاختلاف التقاويم.
second-calendar-persian = ≈ التاريخ الفارسي محسوب من الميلادي.
# The same in the corner of the axis.
second-calendar-row-hijri = هجري، محسوب
second-calendar-row-persian = فارسي، محسوب
