using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using CompiledNet.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Tests;

public class ModelPurityTests
{
    private static readonly Type[] Banned =
        [typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(Compilation), typeof(SemanticModel), typeof(Location), typeof(AttributeData), typeof(SyntaxReference)];

    [Theory]
    [InlineData(TrackingNames.Read)]
    [InlineData(TrackingNames.Declaration)]
    [InlineData(TrackingNames.Compile)]
    [InlineData(TrackingNames.Files)]
    public void No_Roslyn_object_is_kept_by_a_step(string step)
    {
        var values = Values(step);
        values.ShouldNotBeEmpty();
        foreach (object value in values) Find(value).ShouldBeNull();
    }

    [Fact]
    public void The_search_finds_where_diagnostics_stand() => Values(TrackingNames.Diagnostics).Select(Find).ShouldContain(found => found != null);

    private static List<object> Values(string step)
    {
        string source = Sources.File("""
            [Network] public partial class Net
            {
                [Input(8)] public partial Node X { get; }
                [Block<Part>(Repeat = 2)] public partial Node B { get; }
                [Dense<Leaky>(3, KernelInitializer = typeof(Filled), KernelInitializerArguments = new[] { 1.0 }), Output<Square>(FromLogits = true)] public partial Node Y { get; }
            }
            [Block, Input, Dense(4, Name = "own")] public partial class Part;
            [Network, Input(8), Dense(0)] public partial class Wrong;
            """);
        var driver = GeneratorHost.Driver().RunGenerators(GeneratorHost.Compilation(LanguageVersion.CSharp13, source, Sources.Traits), TestContext.Current.CancellationToken);
        return [.. driver.GetRunResult().Results[0].TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Value)];
    }

    private static bool IsDefaultArray(object value) =>
        value.GetType() is { IsGenericType: true } type
        && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
        && (bool)type.GetProperty("IsDefault")!.GetValue(value)!;

    private static string? Find(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<(object Value, string Path)>([(root, root.GetType().Name)]);
        while (pending.TryPop(out var item))
        {
            if (Banned.Any(type => type.IsInstanceOfType(item.Value))) return item.Path;
            if (item.Value is string or Enum or Type || item.Value.GetType().IsPrimitive || !seen.Add(item.Value)) continue;
            if (IsDefaultArray(item.Value)) continue;
            if (item.Value is IEnumerable items) foreach (object? element in items) Push(element, "[]");
            for (var type = item.Value.GetType(); type is not null; type = type.BaseType)
            {
                foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                    Push(field.GetValue(item.Value), "." + field.Name);
            }

            void Push(object? value, string name)
            {
                if (value is not null) pending.Push((value, item.Path + name));
            }
        }

        return null;
    }
}
