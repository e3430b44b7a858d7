using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using CompiledNet.Generator.Checks;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Emission;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator;

/// <summary>The compiler as a pure function: a declaration in, files and problems out.</summary>
internal static class NetworkCompiler
{
    /// <summary>Compiles a network, checks a block, and implements what it can of an unsound class.</summary>
    public static CompiledNetwork Compile(Declaration declaration, CancellationToken token)
    {
        // Every number is written the same way everywhere: in Finland the minus sign is U+2212, which is no C#.
#pragma warning disable RS1035 // It is set for the time of this call only.
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return (declaration.Soundness, declaration.Kind) switch
            {
                (Soundness.Nothing, _) => new CompiledNetwork([], [], []),
                (Soundness.StubsOnly, _) => Stubs(declaration.Spec, []),
                (_, DeclarationKind.Block) => CompileBlock(declaration.Spec, token),
                _ => CompileVariants(declaration.Spec, token),
            };
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return Stubs(declaration.Spec, [Failure(declaration.Spec, declaration.Kind == DeclarationKind.Block ? "binding names" : "expanding variants", failure)]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
#pragma warning restore RS1035
    }

    /// <summary>Compiles a network that reads well; the stages from top to bottom.</summary>
    public static CompiledNetwork Compile(NetworkSpec spec, CancellationToken token)
    {
        var problems = new List<Problem>();
        string stage = "binding names";
        try
        {
            var graph = GraphBinder.Bind(spec, problems, token);
            if (graph is null) return Stubs(spec, problems);

            stage = "inferring shapes";
            var shaped = ShapeInference.Infer(graph, problems, token);
            if (shaped is null) return Stubs(spec, problems);

            stage = "looking for mistakes";
            if (MixingPlace.Find(shaped) is { } misplaced) return Stubs(spec, [misplaced]);
            var doubts = NetworkChecks.Of(shaped);

            stage = "following sequences";
            var stepped = StepPlan.Of(shaped, out var obstacle);
            if (spec.Streaming && obstacle is not null) return Stubs(spec, [obstacle]);

            token.ThrowIfCancellationRequested();
            stage = "lowering layers to kernels";
            var parameters = new ParameterBlock(shaped, spec.ElementType);
            var inference = Lowerer.Inference(shaped, parameters, token);
            bool isTrained = graph.Outputs.Any(output => output.Spec.Loss is not null);
            if (spec.InputGradients && !isTrained) return Stubs(spec, [new Problem(ProblemCode.InputGradientsWithoutLoss, -1, new[] { spec.Type.Spoken }.ToEquatableArray())]);
            var training = isTrained ? Lowerer.Training(shaped, parameters, token) : null;
            if (spec.AttentionWeights && training is not { Attention.Length: > 0 })
                return Stubs(spec, [new Problem(isTrained ? ProblemCode.NoAttention : ProblemCode.AttentionWithoutLoss, -1, new[] { spec.Type.Spoken }.ToEquatableArray())]);
            var step = stepped is null ? null : Lowerer.Step(stepped, parameters, token);

            token.ThrowIfCancellationRequested();
            stage = "planning memory";
            var derived = new DerivedBlock(spec.ElementType);
            var inferenceMemory = MemoryPlanner.Shared(inference.Evaluation ?? inference, spec.ElementType, derived.Add(inference));
            token.ThrowIfCancellationRequested();
            var trainingMemory = training is null ? null : MemoryPlanner.Separate(training, spec.ElementType);

            token.ThrowIfCancellationRequested();
            stage = "emitting code";
            var program = new CompiledProgram(shaped, parameters, inference, inferenceMemory, training, trainingMemory)
            {
                Token = token,
                Derived = derived,
                Stepping = stepped is null || step is null ? null : new SteppingProgram(stepped, step, MemoryPlanner.Shared(step, spec.ElementType, derived.Add(step))),
            };
            return NetworkEmitter.Emit(program) with { Problems = doubts };
        }
        catch (OverflowException)
        {
            return Stubs(spec, [new Problem(ProblemCode.SizeOverflow, -1, new[] { spec.Type.Spoken, "the memory of all layers together" }.ToEquatableArray())]);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return Stubs(spec, [Failure(spec, stage, failure)]);
        }
    }

    /// <summary>Compiles a network once for each combination of the sizes of its layers, which is one as a rule.</summary>
    private static CompiledNetwork CompileVariants(NetworkSpec spec, CancellationToken token)
    {
        var problems = new List<Problem>();
        var family = VariantExpander.Expand(spec, problems);
        if (family is null) return problems.Count > 0 ? Stubs(spec, problems) : Compile(spec, token);

        var networks = family.Members.Select(variant => Compile(variant.Spec, token)).ToList();
        var errors = networks.SelectMany(network => network.Problems).Where(problem => Descriptors.IsError(problem.Code)).Distinct().ToList();
        if (errors.Count > 0) return Stubs(spec, errors);
        return new CompiledNetwork(
            networks.SelectMany(network => network.Files).Append(VariantsEmitter.Emit(family)).ToEquatableArray(),
            networks.SelectMany(network => network.Shared).Distinct().ToEquatableArray(),
            // What is doubtful about one is doubtful about all.
            networks[0].Problems);
    }

    private static CompiledNetwork CompileBlock(NetworkSpec spec, CancellationToken token)
    {
        var problems = new List<Problem>();
        GraphBinder.Check(spec, problems, token);
        return Stubs(spec, problems);
    }

    private static CompiledNetwork Stubs(NetworkSpec spec, IEnumerable<Problem> problems) =>
        new(StubEmitter.Emit(spec).ToEquatableArray(), [], problems.ToEquatableArray());

    private static Problem Failure(NetworkSpec spec, string stage, Exception failure)
    {
        var cause = failure is LayerFailedException { InnerException: { } inner } ? inner : failure;
        string layer = (failure as LayerFailedException)?.Layer ?? "-";
        return new Problem(ProblemCode.InternalError, -1, new[] { spec.Type.Spoken, stage, layer, cause.GetType().Name, cause.Message }.ToEquatableArray());
    }
}
