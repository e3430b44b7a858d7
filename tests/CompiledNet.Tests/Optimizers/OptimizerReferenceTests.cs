using System;
using System.Linq;
using CompiledNet.Numerics;

namespace CompiledNet.Tests.Optimizers;

/// <summary>Every optimizer against PyTorch, or against the formula of Keras where PyTorch has another.</summary>
public class OptimizerReferenceTests
{
    private static readonly OptimizerReference Reference = OptimizerReference.Load();

    public static TheoryData<int> Cases => new(Enumerable.Range(0, Reference.Cases.Length));

    [Theory]
    [MemberData(nameof(Cases))]
    public void StepsAsRecorded(int index)
    {
        var run = Reference.Cases[index];
        var optimizer = run.Create();
        // Twice, so that Initialize is seen to forget the first run.
        for (int repeat = 0; repeat < 2; repeat++)
        {
            var parameters = new AlignedBuffer<float>(Reference.Start.Length);
            Reference.Start.CopyTo(parameters.Span);
            optimizer.Initialize(parameters.Length);
            for (int step = 0; step < Reference.Gradients.Length; step++)
            {
                optimizer.Update(parameters.Span, (float[])Reference.Gradients[step].Clone());
                if (step == 0) ShouldBeClose(parameters.Span, run.AfterFirst, run);
            }

            optimizer.Iterations.ShouldBe(Reference.Gradients.Length);
            ShouldBeClose(parameters.Span, run.AfterLast, run);
        }
    }

    /// <summary>Save that which looks for the place of its gradients itself: LBFGSTests.</summary>
    [Fact]
    public void EveryOptimizerHasARecordedRun()
    {
        var recorded = Reference.Cases.Select(run => run.Optimizer).Append(nameof(LBFGS)).ToHashSet();
        var missing = typeof(Optimizer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Optimizer)) && !type.IsAbstract && !recorded.Contains(type.Name));
        missing.ShouldBeEmpty();
    }

    private static void ShouldBeClose(Span<float> actual, double[] expected, OptimizerCase run)
    {
        for (int i = 0; i < actual.Length; i++)
        {
            double start = Reference.Start[i], change = Math.Abs(expected[i] - start);
            // Relative to the way the parameter went; single precision of the parameter itself limits both.
            double tolerance = 1e-5 * change + 2e-6 * Math.Max(Math.Abs(start), Math.Abs(expected[i]));
            ((double)actual[i]).ShouldBe(expected[i], tolerance, $"{run}, parameter {i}");
        }
    }
}
