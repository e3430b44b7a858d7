using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace CompiledNet.Live;

/// <summary>
/// The server lives as long as its fit, and takes no signals: with the host's usual lifetime, Ctrl+C would end the page and leave the program running.
/// </summary>
internal sealed class FitLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
