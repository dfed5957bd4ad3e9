// SPDX-License-Identifier: MIT
#include "tests/support/shown_texts.h"

#include <QAbstractItemView>
#include <QAction>
#include <QLineEdit>
#include <QMetaProperty>
#include <QRegularExpression>
#include <QSet>
#include <QStyledItemDelegate>
#include <QTextDocumentFragment>
#include <QWidget>

namespace vitscope {

namespace {

constexpr const char* properties[]
    = {"text", "windowTitle", "title", "toolTip", "statusTip", "whatsThis", "accessibleName",
        "accessibleDescription", "placeholderText", "prefix", "suffix", "specialValueText", "plainText"};

void add(QStringList& texts, const QObject& owner, const char* what, const QString& text)
{
    const QString plain
        = Qt::mightBeRichText(text) ? QTextDocumentFragment::fromHtml(text).toPlainText() : text;
    if (!plain.trimmed().isEmpty())
        texts += QStringLiteral("%1 %2 %3: %4")
                     .arg(owner.metaObject()->className(), owner.objectName(), what, plain.trimmed());
}

void addModel(QStringList& texts, const QObject& owner, const QAbstractItemModel& model)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(&owner);
    const auto* painter = view ? qobject_cast<const QStyledItemDelegate*>(view->itemDelegate()) : nullptr;
    const auto shown = [painter](const QVariant& data) {
        return painter ? painter->displayText(data, QLocale::c()) : data.toString();
    };
    for (int column = 0; column < model.columnCount(); ++column)
        add(texts, owner, "header", model.headerData(column, Qt::Horizontal).toString());
    for (int row = 0; row < model.rowCount(); ++row)
        for (int column = 0; column < model.columnCount(); ++column)
            for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
                add(texts, owner, "item", shown(model.index(row, column).data(role)));
}

} // namespace

QStringList englishWords(const QString& text)
{
    static const QSet<QString> kept = [] {
        const QString words
            = "ViTScope vitscope ViT Vision Transformer Transformers PyTorch LibTorch OpenCV safetensors "
              "NumPy numpy "
              "npz npy png svg "
              "pdf csv txt tex gif CSV JSONL JSON GIF PNG SVG PDF TIFF WebP tiff webp LaTeX Inkscape Paddle "
              "Hugging Face timm "
              "TorchScript torch logit logits Logit lens softmax MLP CKA CPU GPU Qt MIT SHA FLOP MiB GiB RGB "
              "EXIF "
              "Gamma nats "
              "Nature IEEE CVPR ICML AISTATS UAI AAAI ECCV NeurIPS ICLR TMLR JMLR "
              "Viridis Magma Inferno Plasma Cividis Turbo Gray Jet "
              "Grad CAM EigenCAM HiResCAM LayerCAM LeGrad RISE ROAD CDAM CLIP SigLIP ResNet Chefer Student "
              "Gauss Legendre "
              "PaddlePaddle InterpretDL pytorch grad cam jacobgil vit explain paper eclique Saliency "
              "Evaluation Easy start interpretdl "
              "Ctrl Shift Alt Esc Del Home End PgUp PgDown Delete Space Backspace Tab "
              "auto table depth self cls prefix head token norm artifacts none final masked zero mean drop "
              "rise black road "
              "quick all skewed opposite unbiased biased gradient input attention lens similarity frame "
              "layer "
              "end notebook with gelu tanh avg avgmax map max min bicubic bilinear lanczos nearest antialias "
              "epsilon sqrt clip "
              "shortest exact cover demo float Python English batch HxW std";
        const QStringList list = words.split(' ', Qt::SkipEmptyParts);
        return QSet<QString>(list.begin(), list.end());
    }();
    static const QRegularExpression names( // of files, tensors and options, and hashes
        "[\\w.-]*\\.(?:jpg|png|safetensors|json|csv|vitscope)\\b|\\{[^}]*\\}|/[\\w./"
        "-]+|--[\\w-]+|[\\w-]+=[\\w.-]+|\\w+(?:[._]\\w+)+|\\b[0-9a-f]{16,}\\b");
    static const QRegularExpression word("[A-Za-z]{3,}");
    QStringList found;
    const QString rest = QString(text).remove(names);
    for (auto words = word.globalMatch(rest); words.hasNext();)
        if (const QString one = words.next().captured(); !kept.contains(one))
            found += one;
    return found;
}

QStringList shownTexts(const QWidget& widget)
{
    QStringList texts;
    QList<const QObject*> all{&widget};
    for (const QObject* child : widget.findChildren<QObject*>())
        all += child;
    for (const QObject* object : all) {
        if (!object->isWidgetType() && !qobject_cast<const QAction*>(object)
            && !qobject_cast<const QAbstractItemModel*>(object))
            continue;
        for (const char* property : properties)
            if (!(qobject_cast<const QLineEdit*>(object) && qstrcmp(property, "text") == 0) // typed
                && object->metaObject()->indexOfProperty(property) >= 0)
                add(texts, *object, property, object->property(property).toString());
        if (const auto* model = qobject_cast<const QAbstractItemModel*>(object))
            addModel(texts, *model->parent(), *model);
    }
    texts.removeDuplicates();
    texts.sort();
    return texts;
}

} // namespace vitscope
