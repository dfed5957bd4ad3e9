// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/figure_record.h"
#include "ui/file_finder.h"
#include "ui/session_document.h"

#include <QCoreApplication>
#include <QStringList>

#include <map>
#include <optional>

namespace vitscope {

/// The way back to a view: from a session file, or from the record inside an exported figure. A value that is
/// gathered on the worker thread.
struct Restoring
{
    Q_DECLARE_TR_FUNCTIONS(Restoring)
public:
    enum class Part { Model, Picture, SimilarPicture, Averaged, ComparedModel, ComparedPicture };

    std::string source; ///< path of the session file or the figure; empty: nothing is brought back
    bool fromFigure = false;
    std::map<Part, std::string> located; ///< files that a person pointed to
    std::vector<KnownFile> knownPictures, knownWeights;
    std::map<std::string, QByteArray> pasted; ///< encoded pictures by name

    SessionDocument document; ///< with the paths found
    std::optional<FigureRecord> record; ///< of a figure: its names of tokens and classes are looked up late
    QStringList remarks; ///< what differs from what was recorded, one sentence each
    std::optional<Part> missing; ///< set with the error that find() throws
    QString missingName;

    /// Reads the source. Throws Error.
    void read();
    /// Finds the files. Throws Error(Unreadable, VTS-V3) for the first that is nowhere, and sets `missing`.
    void find(const Engine& engine, const Cancel& cancel);
    /// Remarks on what has another hash than recorded; empty hashes say nothing.
    void compareHashes(const std::string& model, const std::string& picture, const std::string& similar);
    /// The view for a model of this shape. What does not fit is left at its default, with a remark; names
    /// that the model does not have throw Error(Failed).
    ViewState stateFor(const ViTShape& shape, const std::vector<std::string>& classNames,
        std::span<const MethodFacts> methods);

private:
    void findFilm();
    void findCompared(const FileFinder& pictures, const FileFinder& weights);
    void findAveraged(const FileFinder& pictures);
    bool isThere(const std::string& path) const;
    std::string found(Part part, const FileFinder& finder, const std::string& path, const RecordedFile& file);
    [[noreturn]] void miss(Part part, const std::string& name);
    QString sourceName() const;
    QString differs(const std::string& path) const; ///< the remark on a file of another hash
};

} // namespace vitscope
