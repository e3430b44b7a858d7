namespace CompiledNet;

/// <summary>Work that all members of a <see cref="WorkerTeam"/> do at once, each a part of it.</summary>
internal interface ITeamWork
{
    /// <summary>Does the part of one member.</summary>
    /// <param name="worker">Its number, from 0.</param>
    /// <param name="workers">How many members there are.</param>
    void Run(int worker, int workers);
}
