namespace CompiledNet;

/// <summary>What an encoder does with a category that training did not have, or with a missing one.</summary>
public enum UnknownCategory
{
    /// <summary>An exception names the row.</summary>
    Refuse,

    /// <summary>All columns of the row are 0.</summary>
    Zeros,
}
