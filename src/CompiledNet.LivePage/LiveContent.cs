using System.Threading.Tasks;

namespace CompiledNet.Live;

/// <summary>What the page shows at some time, and a promise of what it shows next.</summary>
/// <param name="title">Its title.</param>
/// <param name="json">Its content for who opens it, with the token.</param>
/// <param name="news">Its content for who has it open.</param>
internal sealed class LiveContent(string title, string json, string news)
{
    private readonly TaskCompletionSource<LiveContent> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Title => title;

    public string Json => json;

    public string News => news;

    /// <summary>Whether none follows.</summary>
    public bool IsLast { get; init; }

    public Task<LiveContent> Next => _next.Task;

    public void Replace(LiveContent next) => _next.TrySetResult(next);
}
