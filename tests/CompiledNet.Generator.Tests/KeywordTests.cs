using System.Linq;
using CompiledNet.Generator.Writing;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Tests;

public class KeywordTests
{
    [Fact]
    public void All_reserved_words_are_escaped_and_nothing_else() =>
        SyntaxFacts.GetReservedKeywordKinds().Concat(SyntaxFacts.GetContextualKeywordKinds()).Select(SyntaxFacts.GetText)
            .Where(word => Keywords.Escape(word) == "@" + word)
            .ShouldBe(SyntaxFacts.GetReservedKeywordKinds().Select(SyntaxFacts.GetText), ignoreOrder: true);
}
