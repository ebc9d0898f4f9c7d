# مربع حوار التصدير والصورة نفسها.

export-what = المحتوى
export-whole = الخط الزمني كله
export-view = العرض الحالي
export-size = القياس
preset-slide = شريحة
preset-4k = 4K
preset-a4 = A4
preset-a3 = A3
preset-free = حر
export-width = العرض (بكسل)
export-height = الارتفاع (بكسل)
export-scale = المقياس
export-auto = تلقائي
export-title = العنوان
export-legend = مفتاح الرموز
export-notes = حواشي المصادر المرقمة
export-path = الحفظ في
export-save = حفظ الصورة
export-choose = اختيار ملف…
export-preview = معاينة الصورة
export-preview-busy = جارٍ رسم المعاينة…
export-no-preview = لا يمكن إنشاء هذه الصورة
export-cannot = أقصى طول للضلع 32,768 بكسل، وأقصى عدد للبكسلات 512 مليونًا، والمقياس بين { $min } و{ $max }.
export-pixels = { $width } × { $height } بكسل
export-busy = جارٍ كتابة { $width } × { $height } بكسل…

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
figure-legend = شريط متدرج: لا يُعرف إلا الشهر أو السنة. شريط يتلاشى: طرف مفتوح. إطار متقطع: توقّع أو تقريب. الرقم: حاشية المصدر.

diag-export-empty = الصورة بلا قياس.
    .advice = حدد عرضًا وارتفاعًا لا يقلان عن بكسل واحد.
diag-export-too-large = لا يمكن إنشاء صورة قياسها { $size } بكسل.
    .advice = لا تتجاوز 32,768 بكسل في الضلع و512 مليون بكسل في الصورة.
diag-export-scale = لا يمكن استخدام المقياس { $scale }.
    .advice = حدد مقياسًا بين 0.25 و8.
diag-export-ending = اسم الصورة لا ينتهي بـ ‎.png.
    .advice = سمّها مثلًا timeline.png.
diag-export-failed = تعذر إنشاء الصورة: { $reason }
    .advice = جرّب قياسًا أصغر.
diag-export-unwritable = تعذرت كتابة الصورة: { $reason }
    .advice = اختر مجلدًا آخر، أو أفسح مكانًا على القرص.
