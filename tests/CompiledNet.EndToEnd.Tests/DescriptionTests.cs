using System.Linq;
using CompiledNet.EndToEnd.Tests.Operators;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>
/// The description of a network is its whole declaration: those of the layer tests, written from nothing but their descriptions, compute
/// the same. Some of them; with COMPILEDNET_LONG_TESTS=1 all.
/// </summary>
public class DescriptionTests
{
    [Fact]
    public void Networks_can_be_written_from_their_descriptions()
    {
        int every = Sampling.IsLong ? 1 : 25, number = 0;
        NetworkBatch[] batches = [.. LayerCompilations.All.Select(batch => batch with { Sources = [.. batch.Sources.Where(_ => number++ % every == 0)] })];
        var first = NetworkForms.Describe(batches);
        var second = NetworkForms.Describe(first.Select(pair => (Batch: pair.Key.Split('.')[1], Code: DescribedDeclaration.Of(pair.Value, pair.Value.Name))));
        var wrong = first.Select(pair => (second.TryGetValue(pair.Key, out var again) ? DescribedNetworks.Difference(again, pair.Value) : "no such network") is { } difference ? $"{pair.Key}: {difference}\n{DescribedDeclaration.Of(pair.Value, pair.Value.Name)}" : null);
        string.Join("\n\n", wrong.OfType<string>()).ShouldBe("");
    }
}
