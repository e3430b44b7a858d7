using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>y = log(1 + x), for amounts and counts.</summary>
internal sealed class LogRule(string column) : NumberRule(column)
{
    public override string Kind => "Log";

    // The same correction for exp(y) − 1.
    [MethodImpl(Hot.Optimized)]
    public override double Invert(double number)
    {
        double power = Math.Exp(number);
        return power == 1 ? number : power - 1 == -1 || double.IsInfinity(power) ? power - 1 : (power - 1) * (number / Math.Log(power));
    }

    protected override string Domain => "a number above -1";

    // Of x alone, log(1 + x) loses the digits that 1 + x rounds away: Kahan's correction restores them.
    [MethodImpl(Hot.Optimized)]
    protected override double Map(double number)
    {
        double sum = 1 + number;
        return number <= -1 ? double.NaN : sum == 1 ? number : Math.Log(sum) * (number / (sum - 1));
    }
}
