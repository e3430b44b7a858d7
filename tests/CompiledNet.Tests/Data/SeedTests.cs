using System;
using System.Linq;
using System.Reflection;

namespace CompiledNet.Tests;

/// <summary>A seed is an <see cref="int"/> wherever it is asked for, so that one variable goes everywhere.</summary>
public class SeedTests
{
    [Fact]
    public void AreWholeNumbersOfOneKind()
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var types = typeof(Dataset).Assembly.GetExportedTypes();
        var parameters = types.SelectMany(type => type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
            .SelectMany(method => method.GetParameters().Where(parameter => "seed".Equals(parameter.Name, StringComparison.OrdinalIgnoreCase) && !parameter.IsOut))
            .Select(parameter => (Of: $"{parameter.Member.DeclaringType!.Name}.{parameter.Member.Name}", Type: parameter.ParameterType));
        var properties = types.SelectMany(type => type.GetProperties(All)).Where(property => property.Name == "Seed")
            .Select(property => (Of: property.DeclaringType!.Name, Type: property.PropertyType));
        var seeds = parameters.Concat(properties).ToArray();

        seeds.Length.ShouldBeGreaterThan(15);
        seeds.Where(seed => (Nullable.GetUnderlyingType(seed.Type) ?? seed.Type) != typeof(int)).ShouldBeEmpty();
    }

    /// <summary>A seed of another type would be taken for a second fraction: it is refused, as no fraction is a whole number.</summary>
    [Fact]
    public void AreNoFractions()
    {
        var data = Dataset.From([[0f], [1], [2], [3]], [0f, 1, 0, 1]);
        foreach (ulong seed in (ulong[])[0, 1, ulong.MaxValue])
        {
            Should.Throw<ArgumentOutOfRangeException>(() => data.Split(0.5, seed)).Message.ShouldContain("Two fractions above 0");
            Should.Throw<ArgumentOutOfRangeException>(() => data.StratifiedSplit(0.5, seed)).Message.ShouldContain("Two fractions above 0");
        }
    }

    [Fact]
    public void MayBeNegative()
    {
        var data = Dataset.From([.. Enumerable.Range(0, 50).Select(i => new float[] { i })], new float[50]);
        data.Shuffle(-1).Features.ToArray().ShouldBe(data.Shuffle(-1).Features.ToArray());
        data.Shuffle(-1).Features.ToArray().ShouldNotBe(data.Shuffle(1).Features.ToArray());
        data.Shuffle(int.MinValue).Features.ToArray().ShouldNotBe(data.Shuffle(0).Features.ToArray());
    }
}
