using CompiledNet.Testing;

namespace CompiledNet.Tests;

/// <summary>The instrument of all tests that nothing is allocated: it sees what calls allocate, and nothing else.</summary>
public class AllocatedBytesTests
{
    // A header, a pointer to the type and a length of eight bytes each, and 100 numbers, rounded up to eight bytes.
    private const int Size = 128;
    private static object? s_kept;

    [Fact]
    public void SeeWhatEveryCallAllocates()
    {
        AllocatedBytes.Fewest(Allocate).ShouldBe(10 * Size);
        AllocatedBytes.Fewest(Allocate, calls: 3).ShouldBe(3 * Size);
        AllocatedBytes.Once(Allocate, enough: Size - 1).ShouldBe(Size);
    }

    [Fact]
    public void SeeWhatEveryTenthCallAllocates()
    {
        int calls = 0;
        AllocatedBytes.Fewest(() => { if (++calls % 10 == 0) Allocate(); }).ShouldBe(Size);
    }

    // What ten calls of Predict did once, of the runtime's own accord, on a machine with another processor.
    [Fact]
    public void LeaveOutWhatIsAllocatedOnceInBetween()
    {
        int calls = 0;
        AllocatedBytes.Fewest(() => { if (++calls is 5 or 17) s_kept = new byte[2048]; }).ShouldBe(0);
        calls = 0;
        AllocatedBytes.Once(() => { if (++calls == 1) s_kept = new byte[2048]; }, enough: 1000).ShouldBe(0);
    }

    private static void Allocate() => s_kept = new byte[100];
}
