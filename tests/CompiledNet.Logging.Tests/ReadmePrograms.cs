using CompiledNet.Logging;
using Microsoft.Extensions.Logging;

namespace CompiledNet.Logging.Tests.Readme;

/// <summary>The programs of the README, compiled; they are not run.</summary>
internal static class ReadmePrograms
{
    public static void Logged(INetwork<float> model, Dataset data, Dataset validation, ILogger logger)
    {
        model.Fit(data, new FitOptions
        {
            Epochs = 20,
            Validation = validation,
            Callbacks = [new LoggerCallback(logger)],
        });
    }
}
