using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace CompiledNet.Tuning.Tests;

/// <summary>A runner that cannot run trials says nothing about any of them.</summary>
public sealed class RunnerFailureTests
{
    /// <summary>The search ends with what the runner threw, after the trials under way have, and goes on later as if nothing had happened.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task ItEndsTheSearchAndMarksNoTrial(int parallel)
    {
        var (space, x, _) = SearchTests.Plane();
        string folder = Directory.CreateTempSubdirectory("compilednet-runner").FullName;
        try
        {
            var options = new SearchOptions { Strategy = new RandomSearch(), Trials = 8, Parallel = parallel, File = Path.Combine(folder, "trials.jsonl") };
            var lost = new LostRunner(at: 4);
            (await Should.ThrowAsync<TrialRunnerException>(() => Search.RunAsync(space, lost, options))).Message.ShouldBe("the cluster is out of reach");
            lost.UnderWay.ShouldBe(0);
            File.ReadAllLines(options.File)[1..].Select(line => line[..10]).Order().ShouldBe(Enumerable.Range(0, 4).Select(number => $"{{\"trial\":{number}"));
            Search.Run(space, trial => trial.Get(x), options).Trials.ShouldAllBe(trial => trial.State == TrialState.Complete);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class LostRunner(int at) : ITrialRunner
    {
        private int _underWay;

        public int UnderWay => _underWay;

        public async Task<TrialOutcome> RunAsync(TrialRequest request, ITrialMonitor monitor, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _underWay);
            try
            {
                if (request.Number == at) throw new TrialRunnerException("the cluster is out of reach");
                // Those behind it end when they are told to.
                if (request.Number > at) await Task.Delay(Timeout.Infinite, cancellationToken);
                return new TrialOutcome(request.Number);
            }
            finally
            {
                Interlocked.Decrement(ref _underWay);
            }
        }
    }
}
