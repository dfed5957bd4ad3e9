// SPDX-License-Identifier: MIT
#include "ui/explained.h"

#include "ui/language.h"

namespace vitscope {

bool explainsLikeness(const ViewState& state)
{
    return !state.query.similarTo.empty() || !state.similarPicture.empty();
}

QString likenessText(const Session& session)
{
    const ViewState& state = session.state();
    const bool hasSecond = !state.secondPicture().empty();
    const QString picture = QString::fromStdString(state.secondPicture()).section('/', -1);
    const TokenGroup& token = state.query.similarTo;
    if (token.empty() || !session.content().run)
        return hasSecond ? translated("Explained: likeness to %1").arg(picture)
                         : translated("Open another picture to explain its likeness to this one");
    const QString title = translated(tokenTitle(token, session.content().run->shape()));
    return hasSecond ? translated("Explained: likeness to %1 of %2").arg(title, picture)
                     : translated("Explained: likeness to %1").arg(title);
}

void toggleLikeness(Session& session)
{
    if (!session.content().run)
        return;
    const bool was = explainsLikeness(session.state());
    const ViTShape& shape = session.content().run->shape();
    session.edit(was ? "Explain the class" : "Explain likeness", [&](ViewState& state) {
        const auto asked = state.query.token.tokens();
        const bool ofPatches = !asked.empty() && asked.front() >= int(shape.prefix.size());
        state.query.similarTo = !was && ofPatches ? state.query.token : TokenGroup(Query::none);
        state.similarPicture = was ? std::string() : state.picture;
        if (!was) { // the features are what is explained
            state.query.token = defaultToken(shape);
            state.query.tokenChosen = false;
        }
    });
}

} // namespace vitscope
