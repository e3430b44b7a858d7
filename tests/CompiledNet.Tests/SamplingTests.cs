using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using CompiledNet.Testing;
using CsCheck;

namespace CompiledNet.Tests;

public partial class SamplingTests
{
    private static readonly Gen<int[]> s_lists = Gen.Int[0, 1000].Array[1, 20].Where(list => list.Sum() % 2 == 0);

    private static List<int> FirstOf(int count)
    {
        var drawn = new List<int>();
        Gen.Int[0, 1000].DrawFixed(drawn.Add, count);
        return drawn;
    }

    [Fact]
    public void TheCasesAreTheSameInEveryRunAndOnEveryMachine()
    {
        FirstOf(5).ShouldBe(Pinned);
        FirstOf(200).ShouldBe(FirstOf(200));
        FirstOf(200).Distinct().Count().ShouldBeGreaterThan(150);
    }

    private static readonly int[] Pinned = [450, 178, 150, 204, 108];

    [Fact]
    public void AFailureIsMadeSmallerAndReportedWithItsSeed()
    {
        var failure = Should.Throw<CsCheckException>(() => s_lists.DrawFixed(DemandFewOrSmall, 100));
        string seed = SeedPattern().Match(failure.Message).Groups[1].Value;
        int[] repeated = s_lists.Generate(PCG.Parse(seed), null, out _);
        repeated.Length.ShouldBe(3);
        failure.Message.ShouldBe($"Case 506 fails (COMPILEDNET_LONG_TESTS=1 CsCheck_Seed={seed} repeats it): [{string.Join(", ", repeated)}]\n3 numbers");
        failure.StackTrace.ShouldNotBeNull().ShouldContain(nameof(DemandFewOrSmall));
        Should.Throw<CsCheckException>(() => s_lists.DrawFixed(DemandFewOrSmall, 100)).Message.ShouldBe(failure.Message);
    }

    [Fact]
    public void WithoutFurtherTriesTheFirstFailureIsReported() =>
        Should.Throw<CsCheckException>(() => Gen.Int[0, 1000].DrawFixed(x => x.ShouldBeLessThan(700), 100, tries: 0)).Message.ShouldStartWith("Case 5 fails (COMPILEDNET_LONG_TESTS=1 CsCheck_Seed=fG_eKrhEFNb1 repeats it): 725");

    [Fact]
    public void ShortAndLongRunsFailOnAWrongCase()
    {
        Should.Throw<CsCheckException>(() => s_lists.Draw(DemandFewOrSmall, 100)).Message.ShouldContain("CsCheck_Seed=");
        Should.Throw<CsCheckException>(() => Gen.Select(Gen.Int, Gen.Int).Draw((a, b) => a.ShouldBe(b), 10)).Message.ShouldContain("CsCheck_Seed=");
        Should.Throw<CsCheckException>(() => Gen.Select(Gen.Int, Gen.Int, Gen.Int).Draw((a, b, _) => a.ShouldBe(b), 10)).Message.ShouldContain("CsCheck_Seed=");
    }

    private static void DemandFewOrSmall(int[] list)
    {
        if (list.Length > 2 && list.Any(x => x > 300)) throw new ArgumentException($"{list.Length} numbers");
    }

    [GeneratedRegex("CsCheck_Seed=([^ ]+)")]
    private static partial Regex SeedPattern();
}
