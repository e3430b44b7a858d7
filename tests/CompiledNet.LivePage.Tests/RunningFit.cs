using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace CompiledNet.LivePageTests;

/// <summary>A fit on another thread that waits in every epoch until it is let go on.</summary>
internal sealed class RunningFit : IDisposable
{
    private readonly SemaphoreSlim _reached = new(0), _go = new(0);

    public RunningFit(LivePage? page = null)
    {
        Page = page ?? new LivePage(writer: TextWriter.Null);
        var gate = new LambdaCallback(onEpochBegin: _ =>
        {
            _reached.Release();
            _go.Wait();
        });
        History = Task.Run(() => new Classifier(seed: 1).Fit(Data(), new FitOptions { Epochs = 5, ValidationSplit = 0.25, Metrics = [new Accuracy()], Callbacks = [Page, gate] }));
        WaitForEpoch();
    }

    public LivePage Page { get; }

    public Task<History> History { get; }

    public static Dataset Data()
    {
        var features = new float[48][];
        var targets = new float[48];
        for (int row = 0; row < 48; row++) (features[row], targets[row]) = ([row % 3, row % 5, 1, -(row % 3)], row % 3);
        return Dataset.From(features, targets).WithNames(classes: ["<b>red</b>", "green", "blue"]);
    }

    /// <summary>Lets the epoch run and waits for the next.</summary>
    public void RunEpoch()
    {
        _go.Release();
        WaitForEpoch();
    }

    /// <summary>Lets all epochs run.</summary>
    public History Finish()
    {
        _go.Release(10);
        return History.GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        _go.Release(10);
        History.Wait();
        Page.Dispose();
    }

    private void WaitForEpoch() => _reached.Wait(TimeSpan.FromMinutes(10)).ShouldBeTrue();
}
