namespace CompiledNet.Testing;

/// <summary>Choices made one after the other from drawn numbers; always the first possibility once they have run out, so that fewer numbers make a simpler case.</summary>
public sealed class Choices(int[] drawn)
{
    private int _next;

    /// <summary>A number from 0 to below <paramref name="bound"/>.</summary>
    public int Next(int bound) => _next < drawn.Length ? drawn[_next++] % bound : 0;

    /// <summary>A number from <paramref name="low"/> to below <paramref name="high"/>.</summary>
    public int Next(int low, int high) => low + Next(high - low);
}
