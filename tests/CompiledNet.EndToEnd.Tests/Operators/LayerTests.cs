using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.EndToEnd.Tests.Reference;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>The tests that every layer passes. A layer's own class names its networks.</summary>
public abstract class LayerTests<TLayer> where TLayer : LayerTests<TLayer>, ILayerCases
{
    private static readonly Lazy<Dictionary<string, NetworkForms>> Networks = new(
        () => LayerCompilations.Of(typeof(TLayer)).ToDictionary(forms => forms.Source.Name));

    public static IEnumerable<TheoryDataRow<string>> Names => TLayer.Cases.Select(source => new TheoryDataRow<string>(source.Name));

    public static IEnumerable<TheoryDataRow<string>> ReferenceNames =>
        TLayer.Cases.Where(source => source.HasReference).Select(source => new TheoryDataRow<string>(source.Name));

    /// <summary>The forms of a case, which a class has compiled once, with the others.</summary>
    protected static NetworkForms Compiled(string name) => Networks.Value[name];

    [Theory, MemberData(nameof(Names))]
    public void Conforms(string name) => LayerConformance.Check(Networks.Value[name]);

    [Theory, MemberData(nameof(ReferenceNames))]
    public void AgreesWithPyTorch(string name) => NetworkReference.Of(typeof(TLayer).Name).Check(Networks.Value[name]);
}
