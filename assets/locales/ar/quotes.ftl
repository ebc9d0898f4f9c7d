# الاقتباسات: ما يُقال عمّا لا يوجد منها في مصدره كما سُجّل. كلماتها لا توضع بين علامات تنصيص أبدًا؛ وما في المصدر بدلًا منها يوضع.

quotation-doubtful = { $doubt }: { $quote }
quotation-otherwise = { $doubt }: { $there } — والمسجَّل هنا: { $quote }
doubt-context-changed = وارد في المصدر في سياق غير المسجَّل
doubt-changed = رسمه في المصدر مختلف
doubt-changed-in-meaning = في المصدر غير هذا
doubt-ambiguous = { $count ->
    [zero] لا موضع له في المصدر
    [one] يوافق موضعًا واحدًا في المصدر
    [two] يوافق موضعين في المصدر على السواء
    [few] يوافق { $count } مواضع في المصدر على السواء
    [many] يوافق { $count } موضعًا في المصدر على السواء
   *[other] يوافق { $count } موضع في المصدر على السواء
}
doubt-lost = ليس في المصدر
doubt-concealed = { $how ->
    [struck] مشطوب في المصدر
    [covered] محجوب في المصدر
    [replaced] في ملف المصدر وحده، وصفحته تعرض كلامًا غيره
   *[hidden] مخفيّ في المصدر
}
doubt-unread = لم يُتحقق منه لغياب نص وثيقته
doubt-unchecked = لم يُتحقق منه بعد
figure-unproven = كلام بلا علامتَي تنصيص: ليس كذا في المصدر، أو لم يُتحقق منه
digest-differs = بصمة الملف المقروء (SHA-256): { $read }، والمسجَّلة في المشروع: { $recorded }؛ فقد تغيّر الملف
digest-recorded = بصمة مسجَّلة لم يُتحقق منها، SHA-256: { $recorded }
