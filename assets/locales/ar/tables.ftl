# أعمدة الجدول.

columns-title = محتوى الأعمدة
columns-file = { $file } — { $columns ->
        [one] عمود واحد
        [two] عمودان
        [few] { $columns } أعمدة
        [many] { $columns } عمودًا
       *[other] { $columns } عمود
    }. راجع ما خُمِّن قبل فتح الجدول.
columns-encoding = الترميز: { $value }
columns-delimiter = الفاصل: { $value }
columns-column = العمود «{ $name }»: { $role }
columns-names = أسماء الأعمدة: { $value }
columns-names-none = لا أسماء؛ كل صف حدث
columns-names-row = الصف { $row } ({ $cells })
# الصفوف التي يذكرها التنبيه، بعد العدد: «(7، الصفوف 3، 5، 9 و4 غيرها)».
table-rows = { $named-count ->
        [one] ، الصف { $numbers }
        [two] ، الصفان { $numbers }
       *[other] ، الصفوف { $numbers }
    }{ $more-count ->
        [0] {""}
        [one] {" "}وصف آخر
        [two] {" "}وصفان آخران
       *[other] {" "}و{ $more-count } غيرها
    }
columns-day-first = 1/2 هو 1 فبراير
columns-month-first = 1/2 هو 2 يناير
columns-counting = يجري العدّ…
columns-uncounted = تعذر عدّ الصفوف (عطل في البرنامج). فتح الجدول ما زال ممكنًا.
columns-count = { $rows ->
        [zero] لا أحداث
        [one] حدث واحد
        [two] حدثان
        [few] { $rows } أحداث
        [many] { $rows } حدثًا
       *[other] { $rows } حدث
    }: المؤرَّخ { $dated }، وغير المؤرَّخ { $undated }
columns-before = الأعمدة السابقة
columns-after = بقية الأعمدة
columns-open = فتح الجدول

delimiter-comma = فاصلة (,)
delimiter-semicolon = فاصلة منقوطة (;)
delimiter-arabic-semicolon = فاصلة منقوطة (؛)
delimiter-tab = علامة جدولة
delimiter-bar = خط عمودي (|)

role-none = لا شيء (يبقى كما هو)
role-id = المعرّف
role-when = التاريخ أو البداية
role-end = النهاية
role-clock = الوقت من اليوم
role-end-clock = وقت النهاية
role-duration = المدة
role-check = التاريخ بتقويم آخر
role-year = السنة
role-month = الشهر
role-day = اليوم من الشهر
role-quarter = الربع من السنة
role-week = الأسبوع من السنة
role-minute = دقائق الوقت
role-half = نصف اليوم (ص أو م)
role-end-half = نصف اليوم لوقت النهاية (ص أو م)
role-era = الحقبة أو التقويم
role-end-era = حقبة النهاية أو تقويمها
role-zone = المنطقة الزمنية
role-weekday = يوم الأسبوع (للمقارنة)
role-title = العنوان
role-summary = الملخص
role-lane = المسار
role-actors = الأطراف
role-tags = الوسوم
role-status = الحالة
role-importance = الأهمية
