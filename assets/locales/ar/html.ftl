# The page for the web.

html-skip = انتقل إلى التسلسل الزمني
html-timeline = الخط الزمني
html-timeline-help = تنقلك مفاتيح الأسهم بين الأحداث بترتيب زمنها، ويفتح Enter الحدث.
html-chronology = التسلسل الزمني
html-zoom = تكبير الخط الزمني
html-zoom-in = تكبير
html-zoom-out = تصغير
html-zoom-all = كاملًا
html-legend = طول كل شريط بقدر ما يتسع تاريخه. الطرف المتدرج: لا يُعرف إلا الشهر أو السنة. المتلاشي: طرف مفتوح. المتقطع: تاريخ تقريبي. ؟: تاريخ غير مؤكد.
html-legend-counts = ارتفاع العمود بعدد الأحداث التي تبدأ في مدته، ويقود إلى أول ما في هذه الصفحة منها.
html-events = { $count ->
    [zero] لا أحداث
    [one] حدث واحد
    [two] حدثان
    [few] { $count } أحداث
    [many] { $count } حدثًا
   *[other] { $count } حدث
}
html-all-lanes = كل الأحداث
html-left-out = تعرض هذه الصفحة أهم { $shown } من أصل { $all } من الأحداث.
html-empty = لا أحداث هنا.
html-context = الاقتباس في سياقه
html-link = رابط هذا الحدث: { $event }
html-attests-date = يدل على التاريخ:
html-attests-context = خلفية:
html-against = ينفي الحدث:
html-context-changed = هذه الكلمات في الوثيقة، لكن الكلام حولها غير المسجَّل:
html-changed = تغيرت هذه الكلمات في الوثيقة (التشابه { $percent }%):
html-changed-now = نص الوثيقة الآن
html-ambiguous = { $count ->
    [zero] لا تطابق هذه الكلمات أي موضع من الوثيقة:
    [one] تطابق هذه الكلمات موضعًا واحدًا من الوثيقة:
    [two] تطابق هذه الكلمات موضعين من الوثيقة على السواء:
    [few] تطابق هذه الكلمات { $count } مواضع من الوثيقة على السواء:
    [many] تطابق هذه الكلمات { $count } موضعًا من الوثيقة على السواء:
   *[other] تطابق هذه الكلمات { $count } موضع من الوثيقة على السواء:
}
html-lost = هذه الكلمات غير موجودة في الوثيقة:
html-nearest = أقرب نص إليها في الوثيقة
html-unchecked = تعذّر التحقق من هذه الكلمات لأن الوثيقة لم تكن متاحة:
html-no-quote = لا اقتباس يشهد لهذا الحدث.
html-sources = المصادر
html-back = عودة إلى الخط الزمني
