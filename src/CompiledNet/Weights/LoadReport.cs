using System.Collections.Generic;
using System.Text;

namespace CompiledNet;

/// <summary>Which parameters of a network were set from another network or a file, and which not.</summary>
public sealed class LoadReport
{
    internal LoadReport(IReadOnlyList<string> loaded, IReadOnlyList<string> missing, IReadOnlyList<ShapeMismatch> mismatched, IReadOnlyList<string> unused) =>
        (Loaded, Missing, Mismatched, Unused) = (loaded, missing, mismatched, unused);

    /// <summary>The names of the parameters that were set.</summary>
    public IReadOnlyList<string> Loaded { get; }

    /// <summary>Those that kept their values because the source has none of their name.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>Those that kept their values because the source has another shape under their name.</summary>
    public IReadOnlyList<ShapeMismatch> Mismatched { get; }

    /// <summary>What the source has and the network does not.</summary>
    public IReadOnlyList<string> Unused { get; }

    /// <summary>Whether every parameter was set and nothing is left over.</summary>
    public bool IsComplete => Missing.Count == 0 && Mismatched.Count == 0 && Unused.Count == 0;

    /// <summary>A line for each kind of thing that there is, such as <c>missing: head/kernel, head/bias</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Add("loaded", Loaded);
        Add("missing", Missing);
        Add("of another shape", Mismatched);
        Add("unused", Unused);
        return text.ToString();

        void Add<T>(string what, IReadOnlyList<T> items)
        {
            if (items.Count > 0) text.Append(what).Append(": ").AppendJoin(", ", items).Append('\n');
        }
    }
}
