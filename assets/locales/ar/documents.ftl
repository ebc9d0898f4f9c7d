# الوثائق: ما يعيب ملف الوثيقة.

# HTML, Markdown, DOCX

diag-document-encoding = الوثيقة «{ $document }» ليست بترميز UTF-8، وقُرئت بترميز { $encoding }.
    .advice = راجع سطرًا فيه حروف عربية، فإن بدا خطأً فاحفظ الملف بترميز UTF-8.
diag-document-damaged = تعذرت قراءة بعض حروف الوثيقة «{ $document }» بترميز { $encoding }، وهي تظهر �.
    .advice = احفظ الملف بترميز UTF-8.
diag-docx-ole = الوثيقة «{ $document }» بصيغة Word القديمة أو محمية بكلمة سر.
    .advice = افتحها في معالج نصوص واحفظها بصيغة ‎.docx بلا كلمة سر.
diag-docx-broken = الوثيقة «{ $document }» ليست ملف ‎.docx سليمًا: { $reason }.
    .advice = احصل على الملف من جديد، أو افتحه في معالج نصوص واحفظه.
diag-docx-no-text = ليس في الوثيقة «{ $document }» جزء للنص (word/document.xml).
    .advice = تأكد أنها نص لا جدول ولا عرض.
diag-docx-part = تعذرت قراءة الجزء { $part } من الوثيقة «{ $document }»: { $reason }.
    .advice = افتح الملف في معالج نصوص واحفظه من جديد.
diag-docx-bomb = الجزء { $part } من الوثيقة «{ $document }» أكبر كثيرًا مما يُعقل لمثل هذا الملف.
    .advice = لا تثق بهذا الملف، واحصل عليه من مصدره من جديد.
diag-docx-xml = بنية XML في { $part } من الوثيقة «{ $document }» معطوبة عند البايت { $byte }: { $reason }. وقُرئ النص الذي قبله.
    .advice = افتح الملف في معالج نصوص واحفظه من جديد.
