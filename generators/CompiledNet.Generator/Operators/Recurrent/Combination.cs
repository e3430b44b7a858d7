namespace CompiledNet.Generator.Operators.Recurrent;

/// <summary>What becomes of the results of the two directions of a layer; the numbers are those of the public enumeration.</summary>
internal enum Combination
{
    None,
    Concat,
    Sum,
    Mul,
    Ave,
}
