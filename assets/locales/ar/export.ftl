# مربع حوار التصدير والصورة نفسها.

export-what = المحتوى
export-whole = الخط الزمني كله
export-view = العرض الحالي
export-size = القياس
preset-slide = شريحة
preset-4k = 4K
preset-a4 = A4
preset-a3 = A3
preset-a4-portrait = A4 طولية
preset-a3-portrait = A3 طولية
preset-social = منشور عريض
preset-social-portrait = منشور طولي
preset-free = حر
export-width = العرض (بكسل)
export-height = الارتفاع (بكسل)
export-scale = المقياس
export-auto = تلقائي
export-format = الصيغة
export-orientation = الوضع
export-landscape = عرضية
export-portrait = طولية
preset-posts = منشور
export-notes-numbered = حواشٍ مرقمة
export-notes-line = سطر
export-notes-none = بلا
export-direction = اتجاه الزمن
export-auto-short = تلقائي
export-rows = الصفوف
export-pages = الصفحات
export-breaks = قطع الفترات الخالية
export-scale-bar = مسطرة الزمن
export-transparent = خلفية شفافة
export-carried = يحمل المشروع
export-archival = للأرشيف (PDF/A)
export-changed = آخر تعديل للمشروع
export-page = صفحة ويب واحدة
export-page-is = خط زمني يُتصفح ويُقرأ بلوحة المفاتيح وقارئ الشاشة، ومعه كل اقتباس في سياقه، من غير شبكة ولا ملفات أخرى.
export-nearer = تقريب المعاينة
export-farther = إبعاد المعاينة
export-next-page = الصفحة التالية
export-previous-page = الصفحة السابقة
export-title = العنوان
export-legend = مفتاح الرموز
export-notes = المصادر
export-path = الحفظ في
export-save = تصدير الملف
export-choose = اختيار ملف…
export-preview = معاينة الصورة
export-preview-busy = جارٍ رسم المعاينة…
export-no-preview = لا يمكن إنشاء هذه الصورة
export-cannot = أقصى طول للضلع 32,768 بكسل، وأقصى عدد للبكسلات 512 مليونًا، والمقياس بين { $min } و{ $max }.
export-pixels = {"\u2066"}{ $width } × { $height }{"\u2069"} بكسل
export-busy = جارٍ الكتابة…

figure-subtitle = { $events ->
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
figure-source = المصدر: { $source }
figure-note-date = (التاريخ: { $quote })
figure-source-line = المصادر: { $source }
figure-listed = أحداث لا بطاقة لها على الخط
figure-sources = المصادر
figure-note-name = الحاشية { $number }: { $words }
figure-calendar = التقويم الميلادي
figure-calendar-hijri = التقويم الميلادي، وبجانبه الهجري (أم القرى)
figure-calendar-persian = التقويم الميلادي، وبجانبه الفارسي
figure-changed = آخر تعديل: { $date }
figure-page = صفحة { $page } من { $pages }
figure-soft = لا يُعرف إلا الشهر أو السنة
figure-open = طرف مفتوح
figure-about = تاريخ تقريبي
figure-uncertain = تاريخ غير مؤكد
figure-forecast = توقّع
figure-note = رقم حاشية المصدر
figure-some-number = 1
figure-in-words-rtl = { $title }: خط زمني يُقرأ من اليمين إلى اليسار، وفيه { $events ->
    [zero] لا أحداث.
    [one] حدث واحد:
    [two] حدثان:
    [few] { $events } أحداث:
    [many] { $events } حدثًا:
   *[other] { $events } حدث:
}
figure-in-words-ltr = { $title }: خط زمني يُقرأ من اليسار إلى اليمين، وفيه { $events ->
    [zero] لا أحداث.
    [one] حدث واحد:
    [two] حدثان:
    [few] { $events } أحداث:
    [many] { $events } حدثًا:
   *[other] { $events } حدث:
}

length-minutes = { $count ->
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $count } دقائق
   *[other] { $count } دقيقة
}
length-hours = { $count ->
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $count } ساعات
   *[other] { $count } ساعة
}
length-days = { $count ->
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}
length-months = { $count ->
    [one] شهر واحد
    [two] شهران
    [few] { $count } أشهر
    [many] { $count } شهرًا
   *[other] { $count } شهر
}
length-years = { $count ->
    [one] سنة واحدة
    [two] سنتان
    [few] { $count } سنوات
   *[other] { $count } سنة
}

diag-export-empty = الصورة بلا قياس.
    .advice = حدد عرضًا وارتفاعًا لا يقلان عن بكسل واحد.
diag-export-too-large = لا يمكن إنشاء صورة قياسها { $size } بكسل.
    .advice = لا تتجاوز 32,768 بكسل في الضلع و512 مليون بكسل في الصورة.
diag-export-scale = لا يمكن استخدام المقياس { $scale }.
    .advice = حدد مقياسًا بين 0.25 و8.
diag-export-ending = نهاية اسم الملف لا تدل على صيغة يمكن كتابتها.
    .advice = أنهِ الاسم بإحدى هذه: { $endings }، مثل timeline.png، أو حدد الصيغة بالخيار { CODE("--format") }.
diag-export-stream = لا يمكن كتابة { $count } من الصفحات في مجرى واحد.
    .advice = احفظها في ملفات بالخيار { CODE("-o timeline.png") }، أو اطلب صفحة واحدة بالخيار { CODE("--pages 1") }.
diag-export-disk-full = لم تُكتب الصورة: القرص ممتلئ.
    .advice = أفسح مكانًا على القرص، أو احفظها على قرص آخر.
diag-export-denied = لم تُكتب الصورة: لا إذن بالكتابة هنا.
    .advice = اختر مجلدًا آخر تملك الكتابة فيه.
diag-export-is-folder = لم تُكتب الصورة: هذا الاسم لمجلد.
    .advice = سمّها باسم آخر.
diag-export-no-folder = لم تُكتب الصورة: لا وجود لهذا المجلد.
    .advice = أنشئ المجلد أولًا، أو اختر غيره.
diag-export-pipe-closed = لم تُكتب الصورة كاملة: البرنامج الذي يقرؤها أغلق المجرى.
    .advice = احفظها في ملف بالخيار { CODE("-o") }.
diag-export-cut-cards = { $count ->
    [one] بطاقة حدث واحد لا تتسع لنصها كله.
    [two] بطاقتا حدثين لا تتسعان لنصيهما كله.
    [few] بطاقات { $count } أحداث لا تتسع لنصها كله.
    [many] بطاقات { $count } حدثًا لا تتسع لنصها كله.
   *[other] بطاقات { $count } حدث لا تتسع لنصها كله.
}
    .advice = اختر قياسًا أكبر، أو صفوفًا أو صفحات أكثر، أو مدة أقصر، أو اترك الحواشي.
diag-export-quotes-in-notes = لا متسع للاقتباسات على البطاقات: فيها التاريخ والعنوان، والاقتباسات في الحواشي.
    .advice = لتظهر على البطاقات اختر قياسًا أكبر أو صفحات أكثر.
diag-export-no-quotes = لا متسع للاقتباسات على البطاقات: فيها التاريخ والعنوان وحدهما.
    .advice = اختر قياسًا أكبر أو صفحات أكثر، أو أضف الحواشي.
diag-export-left-undated = { $count ->
    [one] حدث واحد بلا تاريخ لم يبق له مكان.
    [two] حدثان بلا تاريخ لم يبق لهما مكان.
    [few] { $count } أحداث بلا تاريخ لم يبق لها مكان.
    [many] { $count } حدثًا بلا تاريخ لم يبق لها مكان.
   *[other] { $count } حدث بلا تاريخ لم يبق لها مكان.
}
    .advice = اختر قياسًا أكبر، أو أظهر أحداثًا أقل بالتصفية، أو أعطها تواريخ.
diag-export-left-notes = { $count ->
    [one] حاشية واحدة لم يبق لها مكان.
    [two] حاشيتان لم يبق لهما مكان.
    [few] { $count } حواشٍ لم يبق لها مكان.
   *[other] { $count } حاشية لم يبق لها مكان.
}
    .advice = اختر قياسًا أكبر أو صفحات أكثر؛ فالحواشي تكمل في صفحة أخرى.
diag-export-small-letters = أصغر الحروف على الورق { $size } نقطة، وما دون 6 نقاط تصعب قراءته.
    .advice = زد المقياس، أو اختر ورقًا أكبر أو صفحات أكثر.
diag-export-archive-characters = { $count ->
    [0] لا يمكن أن يحمل ملف PDF للأرشيف هذه المحارف، فليس في سند خط لها: { $characters }.
    [one] لا يمكن أن يحمل ملف PDF للأرشيف هذه المحارف، فليس في سند خط لها: { $characters }. وهي في الحدث: { $events }.
   *[other] لا يمكن أن يحمل ملف PDF للأرشيف هذه المحارف، فليس في سند خط لها: { $characters }. وهي في الأحداث: { $events }.
}
    .advice = اترك خيار الأرشيف ({ CODE("--archive") })، أو استبدل بالمحارف غيرها في المشروع.
diag-export-archive = الصفحات لا توافق قواعد ملفات PDF للأرشيف.
    .advice = اترك خيار الأرشيف ({ CODE("--archive") })، أو اختر قياسًا آخر؛ ويمكن حفظ المشروع مع وثائقه في حزمة { CODE(".sanad") }.
diag-export-attachment = لا يمكن إرفاق «{ $name }»: يحمل ملفان هذا الاسم، أو ليس نوع الوثيقة على صورة text/plain.
    .advice = صحّح بيانات الوثيقة في المشروع، أو اترك خيار الأرشيف ({ CODE("--archive") }).
diag-export-pdf = تعذر إنشاء ملف PDF.
    .advice = اختر قياسًا آخر، أو صدّره بصيغة PNG أو SVG.
diag-export-left-out = { $count ->
    [one] تعرض الصفحة أهم الأحداث، وعددها { $listed }، ولا تعرض حدثًا واحدًا.
    [two] تعرض الصفحة أهم الأحداث، وعددها { $listed }، ولا تعرض حدثين.
    [few] تعرض الصفحة أهم الأحداث، وعددها { $listed }، ولا تعرض { $count } أحداث.
    [many] تعرض الصفحة أهم الأحداث، وعددها { $listed }، ولا تعرض { $count } حدثًا.
   *[other] تعرض الصفحة أهم الأحداث، وعددها { $listed }، ولا تعرض { $count } حدث.
}
    .advice = صدّر مددًا أقصر، كلًا منها في صفحة.
diag-export-unwritable = تعذرت كتابة الصورة: { $reason }
    .advice = اختر مجلدًا آخر، أو أفسح مكانًا على القرص.
diag-export-cancelled = أُلغي التصدير.
    .advice = لم يُكتب شيء.
diag-export-not-carried = لا تحمل الصورة المشروع، ففيه أكثر من { $most } حدث.
    .advice = احفظ ملف المشروع بجانبها.
diag-export-missing-characters = { $count ->
    [0] ليس في أي خط أشكال هذه المحارف، وقد وُضع مكان كل منها مربع: { $characters }.
    [one] في حدث واحد محارف ليست أشكالها في أي خط، وقد وُضع مكان كل منها مربع: { $characters }. والحدث: { $events }.
    [two] في حدثين محارف ليست أشكالها في أي خط، وقد وُضع مكان كل منها مربع: { $characters }. والحدثان: { $events }.
    [few] في { $count } أحداث محارف ليست أشكالها في أي خط، وقد وُضع مكان كل منها مربع: { $characters }. والأحداث: { $events }.
   *[other] في { $count } حدثًا محارف ليست أشكالها في أي خط، وقد وُضع مكان كل منها مربع: { $characters }. والأحداث: { $events }.
}
    .advice = ثبّت خطًّا يحويها (تكاد خطوط Noto تحويها كلها، وتحتاج الرموز التعبيرية إلى خطّ مرسوم بالمنحنيات)، أو استبدل بها غيرها في المشروع، أو صدّر صفحة ويب.
diag-export-system-fonts = كُتبت بعض المحارف بخطوط من هذا الجهاز: { $fonts }.
    .advice = وستختلف الصورة في مواضعها على جهاز خطوطه غيرها.
diag-export-left-events = { $count ->
    [one] حدث واحد لا بطاقة له، فلا تدل عليه إلا علامة أو عدد على الخط.
    [two] حدثان لا بطاقة لهما، فلا تدل عليهما إلا علامة أو عدد على الخط.
    [few] { $count } أحداث لا بطاقات لها، فلا تدل عليها إلا علامات أو أعداد على الخط.
   *[other] { $count } حدثًا لا بطاقات لها، فلا تدل عليها إلا علامات أو أعداد على الخط.
}
    .advice = اختر مقاسًا أكبر أو صفوفًا أو صفحات أكثر أو مدة أقصر، أو صدّر PDF فهو يسردها في صفحات تالية.
